import { createFileRoute, useSearch } from '@tanstack/react-router';
import { ComplaintsPage } from '@/features/complaints/ComplaintsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/syntens/klachten')({
  component: Complaints,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Complaints() {
  const { page } = useSearch({ from: '/syntens/klachten' });
  return <ComplaintsPage side="officer" page={page} />;
}
