import type { VoucherStatus } from '@/api/types.gen.ts';
import { pageOf, textsOf } from '@/lib/searchList.ts';

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
  const { q, voucher } = textsOf(search, ['q', 'voucher']);
  const status = CHOICES.find((each) => each === search.status);
  return {
    page: pageOf(search),
    ...(status && { status }),
    ...(search.mine === true && { mine: true as const }),
    ...(q && { q: q.slice(0, 100) }),
    ...(voucher && { voucher }),
  };
}
