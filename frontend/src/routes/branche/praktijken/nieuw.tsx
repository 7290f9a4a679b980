import { createFileRoute } from '@tanstack/react-router';
import { NewPracticePage } from '@/features/practices/editing/NewPracticePage.tsx';

export const Route = createFileRoute('/branche/praktijken/nieuw')({
  component: () => <NewPracticePage base="/branche/praktijken" />,
});
