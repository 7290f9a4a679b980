import { createFileRoute, useSearch } from '@tanstack/react-router';
import { GroupsPage, type GroupsSearch } from '@/features/groups/GroupsPage.tsx';
import { pageOf, textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/groepen/')({
  component: Groups,
  validateSearch: (search: Record<string, unknown>): GroupsSearch => ({
    ...textsOf(search, ['section', 'province', 'theme', 'mine']),
    page: pageOf(search),
  }),
});

function Groups() {
  return <GroupsPage search={useSearch({ from: '/groepen/' })} />;
}
