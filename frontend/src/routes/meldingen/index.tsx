import { createFileRoute, useSearch } from '@tanstack/react-router';
import { InboxPage, type InboxSearch } from '@/features/notices/InboxPage.tsx';
import { requireSession } from '@/lib/guards.ts';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/meldingen/')({
  beforeLoad: requireSession(),
  component: Inbox,
  validateSearch: (search: Record<string, unknown>): InboxSearch => textsOf(search, ['unread', 'category']),
});

function Inbox() {
  return <InboxPage search={useSearch({ from: '/meldingen/' })} />;
}
