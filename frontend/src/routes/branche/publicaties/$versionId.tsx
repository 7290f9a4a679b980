import { createFileRoute, useParams } from '@tanstack/react-router';
import { VersionPage } from '@/features/publications/editing/VersionPage.tsx';

export const Route = createFileRoute('/branche/publicaties/$versionId')({ component: Version });

function Version() {
  const { versionId } = useParams({ from: '/branche/publicaties/$versionId' });
  return <VersionPage base="/branche/publicaties" versionId={versionId} />;
}
