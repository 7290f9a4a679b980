import { createFileRoute, useParams } from '@tanstack/react-router';
import { VersionPage } from '@/features/guidance/editing/VersionPage.tsx';

export const Route = createFileRoute('/programma/wegwijzer/$versionId')({ component: Version });

function Version() {
  const { versionId } = useParams({ from: '/programma/wegwijzer/$versionId' });
  return <VersionPage base="/programma/wegwijzer" versionId={versionId} />;
}
