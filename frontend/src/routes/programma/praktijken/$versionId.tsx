import { createFileRoute, useParams } from '@tanstack/react-router';
import { StoryPage } from '@/features/practices/editing/StoryPage.tsx';

export const Route = createFileRoute('/programma/praktijken/$versionId')({ component: Version });

function Version() {
  const { versionId } = useParams({ from: '/programma/praktijken/$versionId' });
  return <StoryPage base="/programma/praktijken" versionId={versionId} />;
}
