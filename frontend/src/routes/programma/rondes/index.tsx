import { createFileRoute } from '@tanstack/react-router';
import { RoundsPage } from '@/features/rounds/RoundsPage.tsx';

export const Route = createFileRoute('/programma/rondes/')({
  component: () => <RoundsPage room="programma" page={Route.useSearch().page ?? 1} />,
  validateSearch: (search: Record<string, unknown>): { page?: number } =>
    Number(search.page) > 1 ? { page: Number(search.page) } : {},
});
