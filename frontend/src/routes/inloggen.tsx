import { createFileRoute } from '@tanstack/react-router';
import { SignInPage } from '@/features/account/SignInPage.tsx';

export const Route = createFileRoute('/inloggen')({
  component: SignInPage,
  validateSearch: (search: Record<string, unknown>): { next?: string } => ({
    ...(typeof search.next === 'string' && { next: search.next }),
  }),
});
