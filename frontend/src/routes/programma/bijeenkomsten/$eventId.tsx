import { createFileRoute, useParams, useSearch } from '@tanstack/react-router';
import { HostEventPage } from '@/features/events/hosting/HostEventPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/programma/bijeenkomsten/$eventId')({
  component: Event,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Event() {
  const { eventId } = useParams({ from: '/programma/bijeenkomsten/$eventId' });
  const { page } = useSearch({ from: '/programma/bijeenkomsten/$eventId' });
  return <HostEventPage room="/programma" eventId={eventId} page={page} />;
}
