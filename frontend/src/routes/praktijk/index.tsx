import { createFileRoute } from '@tanstack/react-router';
import { PracticesPage } from '@/features/practices/PracticesPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/praktijk/')({
  component: PracticesPage,
  validateSearch: (search: Record<string, unknown>) =>
    textsOf(search, [
      'theme',
      'sector',
      'sizeClass',
      'participation',
      'evidence',
      'province',
      'sort',
      'page',
    ]),
});
