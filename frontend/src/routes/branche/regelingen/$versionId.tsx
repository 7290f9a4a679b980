import { createFileRoute, useParams } from '@tanstack/react-router';
import { VersionPage } from '@/features/guidance/editing/VersionPage.tsx';

export const Route = createFileRoute('/branche/regelingen/$versionId')({ component: Version });

function Version() {
  const { versionId } = useParams({ from: '/branche/regelingen/$versionId' });
  return <VersionPage base="/branche/regelingen" versionId={versionId} />;
}
