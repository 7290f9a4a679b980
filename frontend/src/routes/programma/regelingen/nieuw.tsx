import { createFileRoute } from '@tanstack/react-router';
import { NewSchemePage } from '@/features/rounds/NewSchemePage.tsx';

export const Route = createFileRoute('/programma/regelingen/nieuw')({
  component: () => <NewSchemePage formerId={Route.useSearch().van} />,
  validateSearch: (search: Record<string, unknown>): { van?: string } =>
    typeof search.van === 'string' ? { van: search.van } : {},
});
