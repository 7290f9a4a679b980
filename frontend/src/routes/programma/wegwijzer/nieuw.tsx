import { createFileRoute } from '@tanstack/react-router';
import { NewVersionPage } from '@/features/guidance/editing/VersionPage.tsx';

export const Route = createFileRoute('/programma/wegwijzer/nieuw')({
  component: () => <NewVersionPage base="/programma/wegwijzer" />,
});
