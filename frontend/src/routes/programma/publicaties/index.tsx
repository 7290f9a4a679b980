import { createFileRoute, useSearch } from '@tanstack/react-router';
import { VersionsPage } from '@/features/publications/editing/VersionsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/programma/publicaties/')({
  component: Versions,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Versions() {
  const { page } = useSearch({ from: '/programma/publicaties/' });
  return <VersionsPage base="/programma/publicaties" page={page} />;
}
