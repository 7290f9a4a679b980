import { createFileRoute, useParams } from '@tanstack/react-router';
import { VersionPage } from '@/features/questionnaires/VersionPage.tsx';

export const Route = createFileRoute('/programma/vragenlijsten/$versionId')({ component: Version });

function Version() {
  const { versionId } = useParams({ from: '/programma/vragenlijsten/$versionId' });
  return <VersionPage base="/programma/vragenlijsten" versionId={versionId} />;
}
