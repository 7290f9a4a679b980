import { createFileRoute, useSearch } from '@tanstack/react-router';
import { ComplaintsPage } from '@/features/complaints/ComplaintsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/adviseur/klachten')({
  component: Complaints,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Complaints() {
  const { page } = useSearch({ from: '/adviseur/klachten' });
  return <ComplaintsPage side="adviser" page={page} />;
}
