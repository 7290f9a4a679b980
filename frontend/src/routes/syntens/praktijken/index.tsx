import { createFileRoute, useSearch } from '@tanstack/react-router';
import { PracticeVersionsPage } from '@/features/practices/editing/PracticeVersionsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/syntens/praktijken/')({
  component: Versions,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Versions() {
  const { page } = useSearch({ from: '/syntens/praktijken/' });
  return <PracticeVersionsPage base="/syntens/praktijken" page={page} />;
}
