import type { DeliveryState } from '@/api/types.gen.ts';
import { daysAfter, momentInAmsterdam } from '@/lib/amsterdam.ts';
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

/** The moments between which a message of these days was made; a day begins and ends in Dutch time. */
export function spanOf({ from, until }: { from?: string | undefined; until?: string | undefined }): {
  createdFrom?: string;
  createdUntil?: string;
} {
  const start = from && momentInAmsterdam(`${from}T00:00`);
  const end = until && momentInAmsterdam(`${daysAfter(until, 1)}T00:00`);
  return { ...(start && { createdFrom: start }), ...(end && { createdUntil: end }) };
}
