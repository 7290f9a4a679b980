import { createFileRoute } from '@tanstack/react-router';
import { TrajectoryPage } from '@/features/trajectories/TrajectoryPage.tsx';

export const Route = createFileRoute('/adviseur/trajecten/$trajectoryId')({
  component: () => <TrajectoryPage room="adviseur" trajectoryId={Route.useParams().trajectoryId} />,
});
