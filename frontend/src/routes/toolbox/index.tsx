import { createFileRoute } from '@tanstack/react-router';
import { ToolboxPage } from '@/features/toolbox/ToolboxPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/toolbox/')({
  component: ToolboxPage,
  validateSearch: (search: Record<string, unknown>) =>
    textsOf(search, [
      'q',
      'theme',
      'kind',
      'effort',
      'participation',
      'sector',
      'sizeClass',
      'evidence',
      'sort',
      'page',
    ]),
});
