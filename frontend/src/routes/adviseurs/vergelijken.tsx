import { createFileRoute } from '@tanstack/react-router';
import { ComparePage } from '@/features/advisers/ComparePage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/adviseurs/vergelijken')({
  component: ComparePage,
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ['ids']),
});
