import { createFileRoute } from '@tanstack/react-router';
import { TrajectoryPage } from '@/features/trajectories/TrajectoryPage.tsx';

export const Route = createFileRoute('/bedrijf/trajecten/$trajectoryId')({
  component: () => <TrajectoryPage room="bedrijf" trajectoryId={Route.useParams().trajectoryId} />,
});
