import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  listHistoryEntriesQueryKey,
  listTrajectoriesOptions,
  listTrajectoriesQueryKey,
  listVouchersQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { readVoucher } from '@/api/sdk.gen.ts';
import type { TrajectorySummary } from '@/api/types.gen.ts';
import { versioned } from '@/lib/versioned.ts';

const assignmentKey = (voucherId: string) => ['assignment', voucherId] as const;

/** One voucher as its adviser sees it, with the version that was read. */
export function assignmentOptions(voucherId: string) {
  return queryOptions({
    queryKey: assignmentKey(voucherId),
    queryFn: async () => versioned(await readVoucher({ path: { voucherId }, throwOnError: true })),
  });
}

/** The trajectory of this voucher, among the adviser's latest; undefined while unknown. */
export function useTrajectoryOf(voucherId: string): TrajectorySummary | undefined {
  const { data } = useQuery(listTrajectoriesOptions({ query: { pageSize: 100 } }));
  return data?.items.find((trajectory) => trajectory.voucherId === voucherId);
}

/** Reads the assignment, its history and the lists again. */
export function useRefresh(voucherId: string) {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      [
        assignmentKey(voucherId),
        listVouchersQueryKey(),
        listTrajectoriesQueryKey(),
        listHistoryEntriesQueryKey({ path: { voucherId } }),
      ].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
}
