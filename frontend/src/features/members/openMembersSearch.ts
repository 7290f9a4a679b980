import { pageOf, textsOf } from '@/lib/searchList.ts';

/** Which members that gave the permission are on screen. */
export interface OpenMembersSearch {
  page: number;
  q?: string;
}

/** Reads the address; what it does not know is left out. */
export function openMembersSearch(search: Record<string, unknown>): OpenMembersSearch {
  return { page: pageOf(search), ...textsOf(search, ['q']) };
}
