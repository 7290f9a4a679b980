import { createFileRoute } from '@tanstack/react-router';
import { TrajectoriesPage } from '@/features/trajectories/TrajectoriesPage.tsx';

export const Route = createFileRoute('/adviseur/trajecten/')({
  component: () => <TrajectoriesPage room="adviseur" />,
});
