import { createFileRoute, useParams } from '@tanstack/react-router';
import { VersionPage } from '@/features/toolbox/editing/VersionPage.tsx';

export const Route = createFileRoute('/branche/instrumenten/$versionId')({ component: Version });

function Version() {
  const { versionId } = useParams({ from: '/branche/instrumenten/$versionId' });
  return <VersionPage base="/branche/instrumenten" versionId={versionId} />;
}
