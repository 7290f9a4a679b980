import { useQuery } from '@tanstack/react-query';
import { listAdviserProfiles, readAdviserProfile } from '@/api/sdk.gen.ts';
import { versioned } from '@/lib/versioned.ts';

export const OWN_PROFILE = ['adviser-profile', 'own'] as const;

/** The profile of the adviser who is signed in, with its version; null when there is none yet. */
export function useOwnProfile() {
  return useQuery({
    queryKey: OWN_PROFILE,
    queryFn: async () => {
      const { data } = await listAdviserProfiles({ query: { pageSize: 1 }, throwOnError: true });
      const [own] = data.items;
      if (!own) return null;
      return versioned(await readAdviserProfile({ path: { adviserId: own.id }, throwOnError: true }));
    },
  });
}
