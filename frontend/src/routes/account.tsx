import { createFileRoute } from '@tanstack/react-router';
import { AccountPage } from '@/features/account/AccountPage.tsx';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/account')({
  beforeLoad: requireSession(),
  component: AccountPage,
});
