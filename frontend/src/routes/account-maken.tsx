import { createFileRoute } from '@tanstack/react-router';
import { SignUpPage } from '@/features/account/SignUpPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/account-maken')({
  component: SignUpPage,
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ['next']),
});
