import { createFileRoute, useSearch } from '@tanstack/react-router';
import { CompanyRequestsPage } from '@/features/advisers/RequestsPage.tsx';

export const Route = createFileRoute('/bedrijf/verzoeken')({
  component: Requests,
  validateSearch: (search: Record<string, unknown>) => ({ page: Number(search.page ?? 1) || 1 }),
});

function Requests() {
  const { page } = useSearch({ from: '/bedrijf/verzoeken' });
  return <CompanyRequestsPage page={page} />;
}
