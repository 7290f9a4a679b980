import { createFileRoute } from '@tanstack/react-router';
import { ExtractsPage } from '@/features/extracts/ExtractsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/programma/uittreksels/')({
  component: Extracts,
  validateSearch: (search: Record<string, unknown>): { page: number } => ({ page: pageOf(search) }),
});

function Extracts() {
  const { page } = Route.useSearch();
  return <ExtractsPage side="office" page={page} />;
}
