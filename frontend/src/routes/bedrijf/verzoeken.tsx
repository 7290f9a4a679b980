import { createFileRoute, useSearch } from '@tanstack/react-router';
import { CompanyRequestsPage } from '@/features/advisers/RequestsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/bedrijf/verzoeken')({
  component: Requests,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Requests() {
  const { page } = useSearch({ from: '/bedrijf/verzoeken' });
  return <CompanyRequestsPage page={page} />;
}
