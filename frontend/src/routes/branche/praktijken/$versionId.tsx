import { createFileRoute, useParams } from '@tanstack/react-router';
import { StoryPage } from '@/features/practices/editing/StoryPage.tsx';

export const Route = createFileRoute('/branche/praktijken/$versionId')({ component: Version });

function Version() {
  const { versionId } = useParams({ from: '/branche/praktijken/$versionId' });
  return <StoryPage base="/branche/praktijken" versionId={versionId} />;
}
