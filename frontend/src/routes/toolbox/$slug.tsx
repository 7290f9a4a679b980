import { createFileRoute } from '@tanstack/react-router';
import { ItemPage } from '@/features/toolbox/ItemPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/toolbox/$slug')({
  component: ItemPage,
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ['vervangt']),
});
