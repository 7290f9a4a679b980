import { createFileRoute, useSearch } from '@tanstack/react-router';
import { ReportsPage } from '@/features/network/ReportsPage.tsx';
import { requireSession } from '@/lib/guards.ts';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/netwerk/besluiten')({
  beforeLoad: requireSession('owner', 'manager', 'finance', 'staff_representative'),
  component: Decisions,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Decisions() {
  return <ReportsPage side="person" page={useSearch({ from: '/netwerk/besluiten' }).page} />;
}
