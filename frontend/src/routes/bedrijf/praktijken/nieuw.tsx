import { createFileRoute } from '@tanstack/react-router';
import { NewPracticePage } from '@/features/practices/editing/NewPracticePage.tsx';

export const Route = createFileRoute('/bedrijf/praktijken/nieuw')({
  component: () => <NewPracticePage base="/bedrijf/praktijken" />,
});
