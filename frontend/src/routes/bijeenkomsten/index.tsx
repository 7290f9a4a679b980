import { createFileRoute, useSearch } from '@tanstack/react-router';
import { EventsPage, type EventsSearch } from '@/features/events/EventsPage.tsx';
import { pageOf, textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/bijeenkomsten/')({
  component: Events,
  validateSearch: (search: Record<string, unknown>): EventsSearch => ({
    ...textsOf(search, ['when', 'kind', 'province', 'section', 'theme']),
    page: pageOf(search),
  }),
});

function Events() {
  return <EventsPage search={useSearch({ from: '/bijeenkomsten/' })} />;
}
