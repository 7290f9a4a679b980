import { createFileRoute, useSearch } from '@tanstack/react-router';
import { ComplaintsPage } from '@/features/complaints/ComplaintsPage.tsx';
import { pageOf, textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/bedrijf/klachten')({
  component: Complaints,
  validateSearch: (search: Record<string, unknown>): { page: number; adviser?: string } => ({
    ...textsOf(search, ['adviser']),
    page: pageOf(search),
  }),
});

function Complaints() {
  const { page, adviser } = useSearch({ from: '/bedrijf/klachten' });
  return <ComplaintsPage side="company" page={page} adviserId={adviser} />;
}
