import { createFileRoute } from '@tanstack/react-router';
import { SearchPage } from '@/features/search/SearchPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/zoeken')({
  component: SearchPage,
  validateSearch: (search: Record<string, unknown>) =>
    textsOf(search, ['q', 'subject', 'theme', 'sector', 'province', 'page']),
});
