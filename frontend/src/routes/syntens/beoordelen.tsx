import { createFileRoute } from '@tanstack/react-router';
import { ReviewPage } from '@/features/review/ReviewPage.tsx';
import { type ReviewSearch, reviewSearch } from '@/features/review/reviewSearch.ts';

export const Route = createFileRoute('/syntens/beoordelen')({
  component: ReviewPage,
  validateSearch: (search: Record<string, unknown>): ReviewSearch => reviewSearch(search),
});
