import { createFileRoute, useSearch } from '@tanstack/react-router';
import { VersionsPage } from '@/features/publications/editing/VersionsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/branche/publicaties/')({
  component: Versions,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Versions() {
  const { page } = useSearch({ from: '/branche/publicaties/' });
  return <VersionsPage base="/branche/publicaties" page={page} />;
}
