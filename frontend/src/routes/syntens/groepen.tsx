import { createFileRoute, useSearch } from '@tanstack/react-router';
import { KeptGroupsPage } from '@/features/groups/KeptGroupsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/syntens/groepen')({
  component: Groups,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Groups() {
  return <KeptGroupsPage page={useSearch({ from: '/syntens/groepen' }).page} />;
}
