import { createFileRoute } from '@tanstack/react-router';
import { NewVersionPage } from '@/features/toolbox/editing/VersionPage.tsx';

export const Route = createFileRoute('/branche/instrumenten/nieuw')({
  component: () => <NewVersionPage base="/branche/instrumenten" />,
});
