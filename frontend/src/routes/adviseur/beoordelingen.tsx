import { createFileRoute, useSearch } from '@tanstack/react-router';
import { OwnReviewsPage } from '@/features/reviews/OwnReviewsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/adviseur/beoordelingen')({
  component: Reviews,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Reviews() {
  const { page } = useSearch({ from: '/adviseur/beoordelingen' });
  return <OwnReviewsPage page={page} />;
}
