import { createFileRoute, useParams } from '@tanstack/react-router';
import { StoryPage } from '@/features/practices/editing/StoryPage.tsx';

export const Route = createFileRoute('/syntens/praktijken/$versionId')({ component: Version });

function Version() {
  const { versionId } = useParams({ from: '/syntens/praktijken/$versionId' });
  return <StoryPage base="/syntens/praktijken" versionId={versionId} />;
}
