import { createFileRoute, useSearch } from '@tanstack/react-router';
import { ConversationsPage } from '@/features/network/ConversationsPage.tsx';
import { requireSession } from '@/lib/guards.ts';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/netwerk/berichten/')({
  beforeLoad: requireSession('owner', 'manager', 'finance', 'staff_representative'),
  component: Conversations,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Conversations() {
  return <ConversationsPage page={useSearch({ from: '/netwerk/berichten/' }).page} />;
}
