import { createFileRoute, useParams } from '@tanstack/react-router';
import { PersonPage } from '@/features/network/PersonPage.tsx';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/netwerk/$profileId')({
  beforeLoad: requireSession('owner', 'manager', 'finance', 'staff_representative'),
  component: Person,
});

function Person() {
  return <PersonPage profileId={useParams({ from: '/netwerk/$profileId' }).profileId} />;
}
