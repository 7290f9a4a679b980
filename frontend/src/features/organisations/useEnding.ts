import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  listCompaniesQueryKey,
  listCompanyStatusChangesOptions,
  listCompanyStatusChangesQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { listCompanyStatusChanges, readCompany, readCompanyEndingEffects } from '@/api/sdk.gen.ts';
import { versioned } from '@/lib/versioned.ts';
import { companyKey } from './useCompany.ts';

/** A company with its version, what its end or undoing that would do now, and what was recorded before. */
export function useEnding(companyId: string) {
  const path = { companyId };
  return useQuery({
    queryKey: [...companyKey(companyId), 'ending'],
    queryFn: async () => {
      const [company, effects, changes] = await Promise.all([
        readCompany({ path, throwOnError: true }),
        readCompanyEndingEffects({ path, throwOnError: true }),
        listCompanyStatusChanges({ path, throwOnError: true }),
      ]);
      return { ...versioned(company), effects: effects.data, changes: changes.data.items };
    },
    gcTime: 0,
  });
}

/** The newest that was recorded about the end of a company: how it ended, or that this was undone. */
export function useNewestChange(companyId: string) {
  const { data } = useQuery(listCompanyStatusChangesOptions({ path: { companyId } }));
  return data?.items[0];
}

/** Reads anew what an end, or undoing it, changed. */
export function useRefreshEnding() {
  const queries = useQueryClient();
  return async (companyId: string) => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: listCompaniesQueryKey() }),
      queries.invalidateQueries({ queryKey: companyKey(companyId) }),
      queries.invalidateQueries({ queryKey: listCompanyStatusChangesQueryKey({ path: { companyId } }) }),
    ]);
  };
}
