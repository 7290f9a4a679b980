import type { DeclineReason, EnrolmentKind, MomentState } from '@/api/types.gen.ts';
import { listIn, pageOf } from '@/lib/searchList.ts';

/** Which firms are on screen, as it stands in the address. */
export interface ResponseSearch {
  page?: string;
  q?: string;
  meting?: string;
  groep?: string;
  stand?: string;
  reden?: string;
  verzonnen?: string;
}

export const ARMS: readonly EnrolmentKind[] = ['participant', 'comparison', 'waiting_list'];
export const STATES: readonly MomentState[] = ['open', 'overdue', 'lapsed', 'declined', 'answered'];
export const REASONS: readonly DeclineReason[] = [
  'no_time',
  'not_available',
  'stopped',
  'confidential',
  'other',
];

const known = <Value extends string>(values: readonly Value[], value: string | undefined) =>
  values.find((one) => one === value);

/** The question to the API that an address stands for, with its page; what is no value of ours asks nothing. */
export function queryOf(search: ResponseSearch) {
  const arm = known(ARMS, search.groep);
  const reason = known(REASONS, search.reden);
  const state = listIn(search.stand).flatMap((value) => known(STATES, value) ?? []);
  const number = /^\d{1,2}$/.test(search.meting ?? '') ? Number(search.meting) : undefined;
  return {
    page: pageOf({ ...search }),
    demonstration: search.verzonnen === 'ja',
    ...(search.q && { q: search.q }),
    ...(number !== undefined && number <= 60 && { number }),
    ...(arm && { arm }),
    ...(reason && { reason }),
    ...(state.length > 0 && { state }),
  };
}
