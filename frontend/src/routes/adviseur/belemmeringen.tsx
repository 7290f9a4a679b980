import { createFileRoute, useSearch } from '@tanstack/react-router';
import { MyReportsPage } from '@/features/obstacles/MyReportsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/adviseur/belemmeringen')({
  component: Reports,
  validateSearch: (search: Record<string, unknown>): { page: number } => ({ page: pageOf(search) }),
});

function Reports() {
  return <MyReportsPage page={useSearch({ from: '/adviseur/belemmeringen' }).page} />;
}
