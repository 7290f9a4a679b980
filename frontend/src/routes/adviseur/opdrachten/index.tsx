import { createFileRoute } from '@tanstack/react-router';
import { AssignmentsPage } from '@/features/assignments/AssignmentsPage.tsx';

export const Route = createFileRoute('/adviseur/opdrachten/')({
  component: () => <AssignmentsPage page={Route.useSearch().page ?? 1} />,
  validateSearch: (search: Record<string, unknown>): { page?: number } =>
    Number(search.page) > 1 ? { page: Number(search.page) } : {},
});
