import { createFileRoute, useSearch } from '@tanstack/react-router';
import { AdviserRequestsPage } from '@/features/advisers/RequestsPage.tsx';

export const Route = createFileRoute('/adviseur/verzoeken')({
  component: Requests,
  validateSearch: (search: Record<string, unknown>) => ({ page: Number(search.page ?? 1) || 1 }),
});

function Requests() {
  const { page } = useSearch({ from: '/adviseur/verzoeken' });
  return <AdviserRequestsPage page={page} />;
}
