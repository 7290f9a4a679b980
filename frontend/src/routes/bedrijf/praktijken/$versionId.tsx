import { createFileRoute, useParams } from '@tanstack/react-router';
import { StoryPage } from '@/features/practices/editing/StoryPage.tsx';

export const Route = createFileRoute('/bedrijf/praktijken/$versionId')({ component: Version });

function Version() {
  const { versionId } = useParams({ from: '/bedrijf/praktijken/$versionId' });
  return <StoryPage base="/bedrijf/praktijken" versionId={versionId} />;
}
