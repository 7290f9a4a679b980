import { createFileRoute, useParams } from '@tanstack/react-router';
import { PracticeVersionPage } from '@/features/practices/editing/PracticeVersionPage.tsx';

export const Route = createFileRoute('/branche/praktijken/$versionId')({ component: Version });

function Version() {
  const { versionId } = useParams({ from: '/branche/praktijken/$versionId' });
  return <PracticeVersionPage base="/branche/praktijken" versionId={versionId} />;
}
