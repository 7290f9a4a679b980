import { createFileRoute } from '@tanstack/react-router';
import { RoundPage } from '@/features/rounds/RoundPage.tsx';

export const Route = createFileRoute('/syntens/rondes/$roundId')({
  component: () => (
    <RoundPage room="syntens" roundId={Route.useParams().roundId} page={Route.useSearch().page ?? 1} />
  ),
  validateSearch: (search: Record<string, unknown>): { page?: number } =>
    Number(search.page) > 1 ? { page: Number(search.page) } : {},
});
