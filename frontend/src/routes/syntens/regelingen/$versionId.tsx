import { createFileRoute, useParams } from '@tanstack/react-router';
import { VersionPage } from '@/features/guidance/editing/VersionPage.tsx';

export const Route = createFileRoute('/syntens/regelingen/$versionId')({ component: Version });

function Version() {
  const { versionId } = useParams({ from: '/syntens/regelingen/$versionId' });
  return <VersionPage base="/syntens/regelingen" versionId={versionId} />;
}
