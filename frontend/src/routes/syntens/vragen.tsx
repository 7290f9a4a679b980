import { createFileRoute, useSearch } from '@tanstack/react-router';
import { RequestsPage } from '@/features/guidance/RequestsPage.tsx';
import { requireSession } from '@/lib/guards.ts';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/syntens/vragen')({
  beforeLoad: requireSession('syntens_officer'),
  component: Requests,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Requests() {
  const { page } = useSearch({ from: '/syntens/vragen' });
  return <RequestsPage page={page} />;
}
