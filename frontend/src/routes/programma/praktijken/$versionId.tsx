import { createFileRoute, useParams } from '@tanstack/react-router';
import { PracticeVersionPage } from '@/features/practices/editing/PracticeVersionPage.tsx';

export const Route = createFileRoute('/programma/praktijken/$versionId')({ component: Version });

function Version() {
  const { versionId } = useParams({ from: '/programma/praktijken/$versionId' });
  return <PracticeVersionPage base="/programma/praktijken" versionId={versionId} />;
}
