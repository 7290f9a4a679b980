import { useQueryClient } from '@tanstack/react-query';
import { listPracticeVersionsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { readPracticeVersion } from '@/api/sdk.gen.ts';
import { versioned } from '@/lib/versioned.ts';

export const keyOf = (versionId: string) => ['practice-version', versionId] as const;

/** One version with its ETag. */
export const versionQuery = (practiceVersionId: string) => ({
  queryKey: keyOf(practiceVersionId),
  queryFn: async () =>
    versioned(await readPracticeVersion({ path: { practiceVersionId }, throwOnError: true })),
});

/** Reads again whatever an act can have changed: this version, its neighbours and the lists. */
export function useRefreshPractices() {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: ['practice-version'] });
    await queries.invalidateQueries({ queryKey: listPracticeVersionsQueryKey() });
  };
}
