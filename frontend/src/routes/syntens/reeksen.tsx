import { createFileRoute } from '@tanstack/react-router';
import { SeriesPage } from '@/features/review/SeriesPage.tsx';
import type { SeriesSearch } from '@/features/review/seriesSearch.ts';
import { unread } from '@/lib/searchList.ts';

export const Route = createFileRoute('/syntens/reeksen')({
  component: SeriesPage,
  validateSearch: unread<SeriesSearch>,
});
