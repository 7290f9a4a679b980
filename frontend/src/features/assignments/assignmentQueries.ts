import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { listStatusChangesQueryKey, listVouchersQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { readVoucher } from '@/api/sdk.gen.ts';
import { versioned } from '@/lib/versioned.ts';

const assignmentKey = (voucherId: string) => ['assignment', voucherId] as const;

/** One voucher as its adviser sees it, with the version that was read. */
export function assignmentOptions(voucherId: string) {
  return queryOptions({
    queryKey: assignmentKey(voucherId),
    queryFn: async () => versioned(await readVoucher({ path: { voucherId }, throwOnError: true })),
  });
}

/** Reads the assignment and its history again. */
export function useRefresh(voucherId: string) {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: assignmentKey(voucherId) }),
      queries.invalidateQueries({ queryKey: listVouchersQueryKey() }),
      queries.invalidateQueries({ queryKey: listStatusChangesQueryKey({ path: { voucherId } }) }),
    ]);
}
