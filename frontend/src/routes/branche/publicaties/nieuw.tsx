import { createFileRoute } from '@tanstack/react-router';
import { NewVersionPage } from '@/features/publications/editing/VersionPage.tsx';

export const Route = createFileRoute('/branche/publicaties/nieuw')({
  component: () => <NewVersionPage base="/branche/publicaties" />,
});
