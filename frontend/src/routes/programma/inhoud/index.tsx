import { createFileRoute, useSearch } from '@tanstack/react-router';
import { VersionsPage } from '@/features/toolbox/editing/VersionsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/programma/inhoud/')({
  component: Versions,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Versions() {
  const { page } = useSearch({ from: '/programma/inhoud/' });
  return <VersionsPage base="/programma/inhoud" page={page} />;
}
