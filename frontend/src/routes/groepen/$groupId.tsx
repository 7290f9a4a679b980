import { createFileRoute, useParams, useSearch } from '@tanstack/react-router';
import { GroupPage } from '@/features/groups/GroupPage.tsx';
import { pageOf, textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/groepen/$groupId')({
  component: Group,
  validateSearch: (search: Record<string, unknown>): { deel?: string; page: number } => ({
    ...textsOf(search, ['deel']),
    page: pageOf(search),
  }),
});

function Group() {
  const { groupId } = useParams({ from: '/groepen/$groupId' });
  const { deel, page } = useSearch({ from: '/groepen/$groupId' });
  return <GroupPage groupId={groupId} part={deel} page={page} />;
}
