import { createFileRoute } from '@tanstack/react-router';
import { TrajectoriesPage } from '@/features/trajectories/TrajectoriesPage.tsx';

export const Route = createFileRoute('/bedrijf/trajecten/')({
  component: () => <TrajectoriesPage room="bedrijf" />,
});
