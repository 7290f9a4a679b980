import { createFileRoute, useSearch } from '@tanstack/react-router';
import { VersionsPage } from '@/features/toolbox/editing/VersionsPage.tsx';

export const Route = createFileRoute('/programma/inhoud/')({
  component: Versions,
  validateSearch: (search: Record<string, unknown>) => ({ page: Number(search.page ?? 1) || 1 }),
});

function Versions() {
  const { page } = useSearch({ from: '/programma/inhoud/' });
  return <VersionsPage base="/programma/inhoud" page={page} />;
}
