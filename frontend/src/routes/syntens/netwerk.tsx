import { createFileRoute, useSearch } from '@tanstack/react-router';
import { ReportsPage } from '@/features/network/ReportsPage.tsx';
import { requireSession } from '@/lib/guards.ts';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/syntens/netwerk')({
  beforeLoad: requireSession('syntens_officer'),
  component: Reports,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Reports() {
  return <ReportsPage side="officer" page={useSearch({ from: '/syntens/netwerk' }).page} />;
}
