import { createFileRoute } from '@tanstack/react-router';
import { ReviewPage } from '@/features/reviews/ReviewPage.tsx';

export const Route = createFileRoute('/bedrijf/trajecten/$trajectoryId_/beoordeling')({
  component: () => <ReviewPage trajectoryId={Route.useParams().trajectoryId} />,
});
