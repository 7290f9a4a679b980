import { createFileRoute } from '@tanstack/react-router';
import { SeriesPage } from '@/features/review/SeriesPage.tsx';
import { type SeriesSearch, seriesSearch } from '@/features/review/seriesSearch.ts';

export const Route = createFileRoute('/syntens/reeksen')({
  component: SeriesPage,
  validateSearch: (search: Record<string, unknown>): SeriesSearch => seriesSearch(search),
});
