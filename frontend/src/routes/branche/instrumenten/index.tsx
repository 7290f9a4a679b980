import { createFileRoute, useSearch } from '@tanstack/react-router';
import { VersionsPage } from '@/features/toolbox/editing/VersionsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/branche/instrumenten/')({
  component: Versions,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Versions() {
  const { page } = useSearch({ from: '/branche/instrumenten/' });
  return <VersionsPage base="/branche/instrumenten" page={page} />;
}
