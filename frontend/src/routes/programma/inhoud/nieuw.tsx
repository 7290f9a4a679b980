import { createFileRoute } from '@tanstack/react-router';
import { NewVersionPage } from '@/features/toolbox/editing/VersionPage.tsx';

export const Route = createFileRoute('/programma/inhoud/nieuw')({
  component: () => <NewVersionPage base="/programma/inhoud" />,
});
