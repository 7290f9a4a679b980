import { createFileRoute, useSearch } from '@tanstack/react-router';
import { AdviserRequestsPage } from '@/features/advisers/RequestsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/adviseur/verzoeken')({
  component: Requests,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Requests() {
  const { page } = useSearch({ from: '/adviseur/verzoeken' });
  return <AdviserRequestsPage page={page} />;
}
