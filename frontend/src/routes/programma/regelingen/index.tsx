import { createFileRoute } from '@tanstack/react-router';
import { SchemesPage } from '@/features/rounds/SchemesPage.tsx';

export const Route = createFileRoute('/programma/regelingen/')({
  component: () => <SchemesPage page={Route.useSearch().page ?? 1} />,
  validateSearch: (search: Record<string, unknown>): { page?: number } =>
    Number(search.page) > 1 ? { page: Number(search.page) } : {},
});
