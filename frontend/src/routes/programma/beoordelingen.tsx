import { createFileRoute, useSearch } from '@tanstack/react-router';
import { ReviewTextsPage } from '@/features/reviews/ReviewTextsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/programma/beoordelingen')({
  component: Reviews,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Reviews() {
  const { page } = useSearch({ from: '/programma/beoordelingen' });
  return <ReviewTextsPage page={page} />;
}
