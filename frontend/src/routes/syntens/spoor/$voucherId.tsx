import { createFileRoute } from '@tanstack/react-router';
import { TracePage, type TraceSearch } from '@/features/review/TracePage.tsx';
import { TRACE_GROUPS, type TraceGroup } from '@/features/review/traceWords.ts';

export const Route = createFileRoute('/syntens/spoor/$voucherId')({
  component: () => <TracePage voucherId={Route.useParams().voucherId} search={Route.useSearch()} />,
  validateSearch: (search: Record<string, unknown>): TraceSearch => {
    const group = (Object.keys(TRACE_GROUPS) as TraceGroup[]).find((each) => each === search.group);
    return {
      ...(group && { group }),
      ...(search.failures === true && { failures: true as const }),
      ...(search.oldest === true && { oldest: true as const }),
    };
  },
});
