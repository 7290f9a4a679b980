import { createFileRoute, useSearch } from '@tanstack/react-router';
import { VersionsPage } from '@/features/guidance/editing/VersionsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/branche/regelingen/')({
  component: Versions,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Versions() {
  const { page } = useSearch({ from: '/branche/regelingen/' });
  return <VersionsPage base="/branche/regelingen" page={page} />;
}
