import { queryOptions, useQueryClient } from '@tanstack/react-query';
import {
  listHistoryEntriesQueryKey,
  listObjectionsOfVoucherQueryKey,
  listVouchersQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { changeVoucherStatus, readVoucher } from '@/api/sdk.gen.ts';
import type { ChangeVoucherStatusData } from '@/api/types.gen.ts';
import { ifMatch, versioned } from '@/lib/versioned.ts';

export const voucherKey = (voucherId: string) => ['voucher', voucherId] as const;

/** One voucher, with the version that was read. */
export function voucherOptions(voucherId: string) {
  return queryOptions({
    queryKey: voucherKey(voucherId),
    queryFn: async () => versioned(await readVoucher({ path: { voucherId }, throwOnError: true })),
  });
}

/** Reads everything about the voucher again, after it moved. */
export function useRefresh(voucherId: string) {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: voucherKey(voucherId) }),
      queries.invalidateQueries({ queryKey: listVouchersQueryKey() }),
      queries.invalidateQueries({ queryKey: listHistoryEntriesQueryKey({ path: { voucherId } }) }),
      queries.invalidateQueries({ queryKey: listObjectionsOfVoucherQueryKey({ path: { voucherId } }) }),
    ]);
}

/** Moves the voucher on, from the version that was on screen, or from a newer one that was just saved. */
export function useMove(voucherId: string, etag: string | null) {
  const refresh = useRefresh(voucherId);
  return async (move: ChangeVoucherStatusData['body'], idempotencyKey: string, newer?: string | null) => {
    await changeVoucherStatus({
      path: { voucherId },
      body: move,
      headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(newer ?? etag) },
      throwOnError: true,
    });
    await refresh();
  };
}
