import { createFileRoute, useSearch } from '@tanstack/react-router';
import { VersionsPage } from '@/features/toolbox/editing/VersionsPage.tsx';

export const Route = createFileRoute('/branche/instrumenten/')({
  component: Versions,
  validateSearch: (search: Record<string, unknown>) => ({ page: Number(search.page ?? 1) || 1 }),
});

function Versions() {
  const { page } = useSearch({ from: '/branche/instrumenten/' });
  return <VersionsPage base="/branche/instrumenten" page={page} />;
}
