import { createFileRoute, useParams } from '@tanstack/react-router';
import { VersionPage } from '@/features/questionnaires/VersionPage.tsx';

export const Route = createFileRoute('/branche/vragenlijsten/$versionId')({ component: Version });

function Version() {
  const { versionId } = useParams({ from: '/branche/vragenlijsten/$versionId' });
  return <VersionPage base="/branche/vragenlijsten" versionId={versionId} />;
}
