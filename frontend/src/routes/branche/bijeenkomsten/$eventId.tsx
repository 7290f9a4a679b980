import { createFileRoute, useParams, useSearch } from '@tanstack/react-router';
import { HostEventPage } from '@/features/events/hosting/HostEventPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/branche/bijeenkomsten/$eventId')({
  component: Event,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Event() {
  const { eventId } = useParams({ from: '/branche/bijeenkomsten/$eventId' });
  const { page } = useSearch({ from: '/branche/bijeenkomsten/$eventId' });
  return <HostEventPage room="/branche" eventId={eventId} page={page} />;
}
