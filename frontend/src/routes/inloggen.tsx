import { createFileRoute } from '@tanstack/react-router';
import { SignInPage } from '@/features/account/SignInPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/inloggen')({
  component: SignInPage,
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ['next']),
});
