import type { MemberStatus, Participation } from '@/api/types.gen.ts';
import { pageOf, textsOf } from '@/lib/searchList.ts';

/** Which part of the register is on screen, as it stands in the address. */
export interface MembersSearch {
  page: number;
  q?: string;
  status?: MemberStatus;
  participation?: Participation;
}

/** Reads the address; what it does not know is left out. */
export function membersSearch(search: Record<string, unknown>): MembersSearch {
  const { status, participation } = search;
  return {
    page: pageOf(search),
    ...textsOf(search, ['q']),
    ...((status === 'current' || status === 'ended') && { status }),
    ...((participation === 'shown' || participation === 'not_shown') && { participation }),
  };
}
