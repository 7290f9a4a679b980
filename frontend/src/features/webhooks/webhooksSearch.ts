import type { DeliveryState } from '@/api/types.gen.ts';
import { pageOf, textsOf } from '@/lib/searchList.ts';

/** Which webhook is looked into, which message of it, and which part of its log, as it stands in the address. */
export interface WebhooksSearch {
  page: number;
  webhook?: string;
  /** The message that is read. */
  message?: string;
  state?: DeliveryState;
  type?: string;
  /** The first and the last day, in the Netherlands. */
  from?: string;
  until?: string;
  /** The code of a voucher. */
  voucher?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the address; what it does not know is left out. */
export function webhooksSearch(search: Record<string, unknown>): WebhooksSearch {
  const { state } = search;
  const { from, until, voucher, ...texts } = textsOf(search, [
    'webhook',
    'message',
    'type',
    'voucher',
    'from',
    'until',
  ]);
  return {
    page: pageOf(search),
    ...texts,
    ...(voucher && { voucher: voucher.slice(0, 20) }),
    ...(from && DAY.test(from) && { from }),
    ...(until && DAY.test(until) && { until }),
    ...((state === 'waiting' || state === 'delivered' || state === 'failed') && { state }),
  };
}
