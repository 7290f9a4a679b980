import { queryOptions, useQueryClient } from '@tanstack/react-query';
import {
  listCorrectionsQueryKey,
  listLedgerTransactionsQueryKey,
  listRoundsQueryKey,
  readTrialBalanceQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { changeRoundStatus, checkEligibility, previewAllocation, readRound } from '@/api/sdk.gen.ts';
import type { ChangeRoundStatusData, EligibilityCreate } from '@/api/types.gen.ts';
import { ifMatch, versioned } from '@/lib/versioned.ts';

const roundKey = (roundId: string) => ['round', roundId] as const;

/** One round with its rules and its money, with the version that was read. */
export function roundOptions(roundId: string) {
  return queryOptions({
    queryKey: roundKey(roundId),
    queryFn: async () => versioned(await readRound({ path: { roundId }, throwOnError: true })),
  });
}

/** What the rules say of these facts, and who would pay what. Nothing is kept, so it reads like a question. */
export function checkOptions(facts: EligibilityCreate) {
  return queryOptions({
    queryKey: ['eligibility', facts],
    queryFn: async ({ signal }) => (await checkEligibility({ body: facts, signal, throwOnError: true })).data,
    staleTime: 60_000,
  });
}

/** How many would get money and how many would wait, counted anew each time it is asked. */
export function allocationPreviewOptions(roundId: string) {
  return queryOptions({
    queryKey: ['allocation-preview', roundId],
    queryFn: async ({ signal }) =>
      (await previewAllocation({ path: { roundId }, signal, throwOnError: true })).data,
    gcTime: 0,
  });
}

/** Reads the round, its books and the lists again, after money or status moved. */
export function useRefreshRound(roundId: string) {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      [
        roundKey(roundId),
        listRoundsQueryKey(),
        readTrialBalanceQueryKey({ path: { roundId } }),
        listLedgerTransactionsQueryKey({ path: { roundId } }),
        listCorrectionsQueryKey({ path: { roundId } }),
      ].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
}

export type RoundMove = ChangeRoundStatusData['body'];

/** Moves the round on, from the version that was on screen. */
export function useRoundMove(roundId: string, etag: string | null) {
  const refresh = useRefreshRound(roundId);
  return async (move: RoundMove, idempotencyKey: string) => {
    await changeRoundStatus({
      path: { roundId },
      body: move,
      headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
      throwOnError: true,
    });
    await refresh();
  };
}
