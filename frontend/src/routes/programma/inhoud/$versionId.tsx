import { createFileRoute, useParams } from '@tanstack/react-router';
import { VersionPage } from '@/features/toolbox/editing/VersionPage.tsx';

export const Route = createFileRoute('/programma/inhoud/$versionId')({ component: Version });

function Version() {
  const { versionId } = useParams({ from: '/programma/inhoud/$versionId' });
  return <VersionPage base="/programma/inhoud" versionId={versionId} />;
}
