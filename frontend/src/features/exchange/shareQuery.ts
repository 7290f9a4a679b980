import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { listExchangeBranchesQueryKey, listExchangeSharesQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { readExchangeShare } from '@/api/sdk.gen.ts';
import { versioned } from '@/lib/versioned.ts';

/** A share with the version it had. */
export const shareQuery = (shareId: string) =>
  queryOptions({
    queryKey: ['exchange share', shareId],
    queryFn: async () =>
      versioned(await readExchangeShare({ path: { exchangeShareId: shareId }, throwOnError: true })),
    staleTime: 0,
  });

/** After an act: whatever is on screen of the exchange is read again. */
export function useExchangeChanged() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['exchange share'] }),
      queries.invalidateQueries({ queryKey: listExchangeSharesQueryKey() }),
      queries.invalidateQueries({ queryKey: listExchangeBranchesQueryKey() }),
    ]);
}
