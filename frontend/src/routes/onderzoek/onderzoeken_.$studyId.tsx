import { createFileRoute } from '@tanstack/react-router';
import { StudyPage } from '@/features/studies/StudyPage.tsx';

export const Route = createFileRoute('/onderzoek/onderzoeken_/$studyId')({ component: Study });

function Study() {
  const { studyId } = Route.useParams();
  return <StudyPage studyId={studyId} />;
}
