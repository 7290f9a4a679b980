import { createFileRoute } from '@tanstack/react-router';
import { ProfilePage } from '@/features/network/ProfilePage.tsx';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/netwerk/profiel')({
  beforeLoad: requireSession('owner', 'manager', 'finance', 'staff_representative'),
  component: ProfilePage,
});
