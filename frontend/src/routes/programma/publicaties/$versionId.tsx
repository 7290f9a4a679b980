import { createFileRoute, useParams } from '@tanstack/react-router';
import { VersionPage } from '@/features/publications/editing/VersionPage.tsx';

export const Route = createFileRoute('/programma/publicaties/$versionId')({ component: Version });

function Version() {
  const { versionId } = useParams({ from: '/programma/publicaties/$versionId' });
  return <VersionPage base="/programma/publicaties" versionId={versionId} />;
}
