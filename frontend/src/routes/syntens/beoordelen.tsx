import { createFileRoute } from '@tanstack/react-router';
import { ReviewPage } from '@/features/review/ReviewPage.tsx';
import type { ReviewSearch } from '@/features/review/reviewSearch.ts';
import { unread } from '@/lib/searchList.ts';

export const Route = createFileRoute('/syntens/beoordelen')({
  component: ReviewPage,
  validateSearch: unread<ReviewSearch>,
});
