import { createFileRoute, useParams, useSearch } from '@tanstack/react-router';
import { HostEventPage } from '@/features/events/hosting/HostEventPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/syntens/bijeenkomsten/$eventId')({
  component: Event,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Event() {
  const { eventId } = useParams({ from: '/syntens/bijeenkomsten/$eventId' });
  const { page } = useSearch({ from: '/syntens/bijeenkomsten/$eventId' });
  return <HostEventPage room="/syntens" eventId={eventId} page={page} />;
}
