import type { BranchStatus } from '@/api/types.gen.ts';
import { pageOf } from '@/lib/searchList.ts';

/** What the list of branches is narrowed to; it stands in the address, so that it can be kept and shared. */
export interface BranchesSearch {
  page?: number;
  q?: string;
  waitsFor?: 'branch' | 'programme';
  status?: BranchStatus;
}

const STATUSES: readonly string[] = ['live', 'leaving', 'ended'];

export function branchesSearch(search: Record<string, unknown>): BranchesSearch {
  const { q, waitsFor, status } = search;
  return {
    ...(pageOf(search) > 1 && { page: pageOf(search) }),
    ...(typeof q === 'string' && q !== '' && { q: q.slice(0, 100) }),
    ...((waitsFor === 'branch' || waitsFor === 'programme') && { waitsFor }),
    ...(typeof status === 'string' && STATUSES.includes(status) && { status: status as BranchStatus }),
  };
}
