import { createFileRoute, useSearch } from '@tanstack/react-router';
import { EditionsPage } from '@/features/newsletters/editing/EditionsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/programma/nieuwsbrieven/')({
  component: Editions,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Editions() {
  const { page } = useSearch({ from: '/programma/nieuwsbrieven/' });
  return <EditionsPage page={page} />;
}
