import { createFileRoute } from '@tanstack/react-router';
import { AdvisersPage } from '@/features/advisers/AdvisersPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/adviseurs/')({
  component: AdvisersPage,
  validateSearch: (search: Record<string, unknown>) =>
    textsOf(search, [
      'q',
      'theme',
      'province',
      'sector',
      'kind',
      'language',
      'room',
      'sort',
      'page',
      'compare',
    ]),
});
