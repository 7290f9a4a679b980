import { createFileRoute } from '@tanstack/react-router';
import { PublicationsPage } from '@/features/publications/PublicationsPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/nieuws/')({
  component: PublicationsPage,
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ['theme', 'kind', 'sector', 'page']),
});
