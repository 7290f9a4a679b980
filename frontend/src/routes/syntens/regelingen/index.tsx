import { createFileRoute, useSearch } from '@tanstack/react-router';
import { VersionsPage } from '@/features/guidance/editing/VersionsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/syntens/regelingen/')({
  component: Versions,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Versions() {
  const { page } = useSearch({ from: '/syntens/regelingen/' });
  return <VersionsPage base="/syntens/regelingen" page={page} />;
}
