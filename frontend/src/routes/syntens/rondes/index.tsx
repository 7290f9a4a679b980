import { createFileRoute } from '@tanstack/react-router';
import { RoundsPage } from '@/features/rounds/RoundsPage.tsx';

export const Route = createFileRoute('/syntens/rondes/')({
  component: () => <RoundsPage room="syntens" page={Route.useSearch().page ?? 1} />,
  validateSearch: (search: Record<string, unknown>): { page?: number } =>
    Number(search.page) > 1 ? { page: Number(search.page) } : {},
});
