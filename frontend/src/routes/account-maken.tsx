import { createFileRoute } from '@tanstack/react-router';
import { SignUpPage } from '@/features/account/SignUpPage.tsx';

export const Route = createFileRoute('/account-maken')({
  component: SignUpPage,
  validateSearch: (search: Record<string, unknown>): { next?: string } => ({
    ...(typeof search.next === 'string' && { next: search.next }),
  }),
});
