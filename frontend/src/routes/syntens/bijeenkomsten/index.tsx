import { createFileRoute, useSearch } from '@tanstack/react-router';
import { HostEventsPage } from '@/features/events/hosting/HostEventsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/syntens/bijeenkomsten/')({
  component: Events,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Events() {
  return <HostEventsPage room="/syntens" page={useSearch({ from: '/syntens/bijeenkomsten/' }).page} />;
}
