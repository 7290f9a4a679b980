import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { listVoucherEntriesQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { readVoucherEntry, updateVoucherEntry } from '@/api/sdk.gen.ts';
import type { EntryUpdate } from '@/api/types.gen.ts';
import { ifMatch, versioned } from '@/lib/versioned.ts';
import type { DraftPlace } from './useAutosave.ts';

const entryKey = (voucherEntryId: string) => ['voucher-entry', voucherEntryId] as const;

/** An application that Syntens is entering, with the version that was read. */
export function entryOptions(voucherEntryId: string) {
  return queryOptions({
    queryKey: entryKey(voucherEntryId),
    queryFn: async () => versioned(await readVoucherEntry({ path: { voucherEntryId }, throwOnError: true })),
    retry: false,
  });
}

/** Where it is kept while it is filled in. */
export const entryDraft = (voucherEntryId: string): DraftPlace => ({
  save: async (body, etag) =>
    versioned(
      await updateVoucherEntry({
        path: { voucherEntryId },
        body: body as EntryUpdate,
        headers: ifMatch(etag),
        throwOnError: true,
      }),
    ),
  key: entryKey(voucherEntryId),
});

/** Forgets what was read of it and reads the list again, after it left the officer's hands. */
export function useEntryLeft(voucherEntryId: string) {
  const queries = useQueryClient();
  return () => {
    queries.removeQueries({ queryKey: entryKey(voucherEntryId) });
    return queries.invalidateQueries({ queryKey: listVoucherEntriesQueryKey() });
  };
}
