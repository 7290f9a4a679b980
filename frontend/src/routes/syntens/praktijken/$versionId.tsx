import { createFileRoute, useParams } from '@tanstack/react-router';
import { PracticeVersionPage } from '@/features/practices/editing/PracticeVersionPage.tsx';

export const Route = createFileRoute('/syntens/praktijken/$versionId')({ component: Version });

function Version() {
  const { versionId } = useParams({ from: '/syntens/praktijken/$versionId' });
  return <PracticeVersionPage base="/syntens/praktijken" versionId={versionId} />;
}
