import { createFileRoute, useParams } from '@tanstack/react-router';
import { PracticeVersionPage } from '@/features/practices/editing/PracticeVersionPage.tsx';

export const Route = createFileRoute('/bedrijf/praktijken/$versionId')({ component: Version });

function Version() {
  const { versionId } = useParams({ from: '/bedrijf/praktijken/$versionId' });
  return <PracticeVersionPage base="/bedrijf/praktijken" versionId={versionId} />;
}
