import { createFileRoute, useSearch } from '@tanstack/react-router';
import { HostEventsPage } from '@/features/events/hosting/HostEventsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/programma/bijeenkomsten/')({
  component: Events,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Events() {
  return <HostEventsPage room="/programma" page={useSearch({ from: '/programma/bijeenkomsten/' }).page} />;
}
