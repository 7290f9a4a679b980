import { createFileRoute } from '@tanstack/react-router';
import { NewVersionPage } from '@/features/guidance/editing/VersionPage.tsx';

export const Route = createFileRoute('/branche/regelingen/nieuw')({
  component: () => <NewVersionPage base="/branche/regelingen" />,
});
