import { createFileRoute } from '@tanstack/react-router';
import { AccreditationsPage } from '@/features/advisers/AccreditationsPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/syntens/adviseurs')({
  component: AccreditationsPage,
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ['status', 'page', 'show']),
});
