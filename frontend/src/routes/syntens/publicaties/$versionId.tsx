import { createFileRoute, useParams } from '@tanstack/react-router';
import { VersionPage } from '@/features/publications/editing/VersionPage.tsx';

export const Route = createFileRoute('/syntens/publicaties/$versionId')({ component: Version });

function Version() {
  const { versionId } = useParams({ from: '/syntens/publicaties/$versionId' });
  return <VersionPage base="/syntens/publicaties" versionId={versionId} />;
}
