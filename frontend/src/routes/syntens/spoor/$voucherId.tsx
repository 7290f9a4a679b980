import { createFileRoute } from '@tanstack/react-router';
import { TracePage } from '@/features/review/TracePage.tsx';
import { type TraceSearch, traceSearch } from '@/features/review/traceSearch.ts';
import { unread } from '@/lib/searchList.ts';

export const Route = createFileRoute('/syntens/spoor/$voucherId')({
  component: () => (
    <TracePage voucherId={Route.useParams().voucherId} search={traceSearch({ ...Route.useSearch() })} />
  ),
  validateSearch: unread<TraceSearch>,
});
