import { queryOptions, useQueryClient } from '@tanstack/react-query';
import {
  listObjectionsQueryKey,
  listVouchersOptions,
  listVouchersQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { changeVoucherStatus, readObjection, readVoucher } from '@/api/sdk.gen.ts';
import type { ChangeVoucherStatusData } from '@/api/types.gen.ts';
import { ifMatch, versioned } from '@/lib/versioned.ts';
import { type ReviewSearch, WAITING } from './reviewSearch.ts';

export const PAGE_SIZE = 25;

/** The queue, what is due first on top. */
export function queueOptions({ page, status, mine, q }: ReviewSearch) {
  return listVouchersOptions({
    query: {
      page,
      pageSize: PAGE_SIZE,
      status: status ? [status] : [...WAITING],
      sort: 'decisionDueOn',
      ...(mine && { mine }),
      ...(q && { q }),
    },
  });
}

/** One file, with the version that was read. */
export function fileOptions(voucherId: string) {
  return queryOptions({
    queryKey: ['review', 'file', voucherId],
    queryFn: async () => versioned(await readVoucher({ path: { voucherId }, throwOnError: true })),
  });
}

/** What every page of a trace is kept under. */
export const traceKey = (voucherId: string) => ['review', 'trace', voucherId] as const;

/** One objection, with the version that was read. */
export function objectionOptions(objectionId: string) {
  return queryOptions({
    queryKey: ['review', 'objection', objectionId],
    queryFn: async () => versioned(await readObjection({ path: { objectionId }, throwOnError: true })),
    staleTime: 0,
  });
}

/** Reads the objections and the files again, after one of them moved. */
export function useObjectionRefresh() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['review'] }),
      queries.invalidateQueries({ queryKey: listObjectionsQueryKey() }),
    ]);
}

/** Reads the file and the list again, after something about the file changed. */
export function useFileRefresh() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['review'] }),
      queries.invalidateQueries({ queryKey: listVouchersQueryKey() }),
    ]);
}

export type Move = ChangeVoucherStatusData['body'];

/** Moves the voucher on, from the version that was on screen; the list and the file are read again. */
export function useMove(voucherId: string, etag: string | null) {
  const queries = useQueryClient();
  return async (move: Move, idempotencyKey: string) => {
    await changeVoucherStatus({
      path: { voucherId },
      body: move,
      headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
      throwOnError: true,
    });
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['review'] }),
      queries.invalidateQueries({ queryKey: listVouchersQueryKey() }),
    ]);
  };
}
