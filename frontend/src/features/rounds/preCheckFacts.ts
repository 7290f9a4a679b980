import type { EligibilityCreate } from '@/api/types.gen.ts';

export interface CheckValues {
  roundId: string;
  employees: number | null;
  section: string | null;
  /** One branch, or the answer that it is none of them. */
  branchIds: string | null;
  adviceCents: number | null;
  otherAidCents: number | null;
}

export const NO_BRANCH = 'none';

/** What is filled in, as the API asks for it; the rest counts as not known yet. */
export function factsOf(values: CheckValues): EligibilityCreate {
  const { roundId, employees, section, branchIds, adviceCents, otherAidCents } = values;
  return {
    roundId,
    ...(employees !== null && { employees }),
    ...(section && { section }),
    ...(branchIds && { branchIds: branchIds === NO_BRANCH ? [] : [branchIds] }),
    ...(adviceCents !== null && { adviceCents }),
    ...(otherAidCents !== null && { otherAidCents }),
  };
}
