import { useQueryClient } from '@tanstack/react-query';
import {
  listBankAccountsQueryKey,
  listPaymentBatchesQueryKey,
  listPaymentsQueryKey,
  listReclaimsQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';

/** Reads payments, batches, reclaims and accounts again, after money moved. */
export function useRefreshPayments() {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      [
        listPaymentsQueryKey(),
        listPaymentBatchesQueryKey(),
        listReclaimsQueryKey(),
        listBankAccountsQueryKey(),
        ['payments'],
      ].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
}
