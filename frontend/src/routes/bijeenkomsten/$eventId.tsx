import { createFileRoute, useParams } from '@tanstack/react-router';
import { EventPage } from '@/features/events/EventPage.tsx';

export const Route = createFileRoute('/bijeenkomsten/$eventId')({ component: Event });

function Event() {
  return <EventPage eventId={useParams({ from: '/bijeenkomsten/$eventId' }).eventId} />;
}
