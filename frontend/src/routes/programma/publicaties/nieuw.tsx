import { createFileRoute } from '@tanstack/react-router';
import { NewVersionPage } from '@/features/publications/editing/VersionPage.tsx';

export const Route = createFileRoute('/programma/publicaties/nieuw')({
  component: () => <NewVersionPage base="/programma/publicaties" />,
});
