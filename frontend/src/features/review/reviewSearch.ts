import type { VoucherStatus } from '@/api/types.gen.ts';

/** What the queue shows, kept in the address: a link to the list is the list. */
export interface ReviewSearch {
  page: number;
  status?: VoucherStatus;
  mine?: true;
  q?: string;
  /** The file that is open beside the list. */
  voucher?: string;
}

/** What is waiting for a decision, when no status is chosen. */
export const WAITING: readonly VoucherStatus[] = ['submitted', 'in_review', 'information_requested'];
/** Every status the queue can be narrowed to. */
export const CHOICES: readonly VoucherStatus[] = [
  'submitted',
  'in_review',
  'information_requested',
  'waitlisted',
  'granted',
  'rejected',
];

export function reviewSearch(search: Record<string, unknown>): ReviewSearch {
  const status = CHOICES.find((each) => each === search.status);
  return {
    page: Number(search.page ?? 1) || 1,
    ...(status && { status }),
    ...(search.mine === true && { mine: true as const }),
    ...(typeof search.q === 'string' && search.q !== '' && { q: search.q.slice(0, 100) }),
    ...(typeof search.voucher === 'string' && { voucher: search.voucher }),
  };
}
