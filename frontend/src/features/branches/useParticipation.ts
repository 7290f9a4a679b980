import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  listBranchAgreementsQueryKey,
  listBranchParticipationsQueryKey,
  listBranchStatusChangesQueryKey,
  readBranchParticipationOptions,
  readBranchParticipationQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';

/** How far a branch is. */
export function useParticipation(branchId: string) {
  return useQuery({ ...readBranchParticipationOptions({ path: { branchId } }), enabled: branchId !== '' });
}

/** Reads everything about a branch again, after an act. */
export function useReadAgain(branchId: string) {
  const queries = useQueryClient();
  const path = { branchId };
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: readBranchParticipationQueryKey({ path }) }),
      queries.invalidateQueries({ queryKey: listBranchStatusChangesQueryKey({ path }) }),
      queries.invalidateQueries({ queryKey: listBranchAgreementsQueryKey({ path }) }),
      queries.invalidateQueries({ queryKey: listBranchParticipationsQueryKey() }),
    ]);
}
