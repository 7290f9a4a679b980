import { queryOptions, useQuery } from '@tanstack/react-query';
import { listEffectReleases, readEffectRelease } from '@/api/sdk.gen.ts';
import type { EffectReleaseRead } from '@/api/types.gen.ts';

/** The newest published release that nothing corrects, whole; null while there is none. */
const newestRelease = queryOptions({
  queryKey: ['newest-effect-release'],
  queryFn: async (): Promise<EffectReleaseRead | null> => {
    const { data } = await listEffectReleases({ throwOnError: true });
    const newest = data.items.find((each) => each.replacedById === null);
    if (!newest) return null;
    const read = await readEffectRelease({ path: { effectReleaseId: newest.id }, throwOnError: true });
    return read.data;
  },
});

export const useNewestRelease = () => useQuery(newestRelease);
