import { createFileRoute } from '@tanstack/react-router';
import { TracePage } from '@/features/review/TracePage.tsx';
import { traceSearch } from '@/features/review/traceSearch.ts';

export const Route = createFileRoute('/syntens/spoor/$voucherId')({
  component: () => <TracePage voucherId={Route.useParams().voucherId} search={Route.useSearch()} />,
  validateSearch: traceSearch,
});
