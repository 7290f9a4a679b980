import { createFileRoute, useSearch } from '@tanstack/react-router';
import { DeskPage } from '@/features/questions/DeskPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/syntens/vraagbaak')({
  component: Desk,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Desk() {
  return <DeskPage page={useSearch({ from: '/syntens/vraagbaak' }).page} />;
}
