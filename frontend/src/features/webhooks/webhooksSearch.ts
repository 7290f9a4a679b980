import type { DeliveryState } from '@/api/types.gen.ts';
import { pageOf, textsOf } from '@/lib/searchList.ts';

/** Which webhook is looked into, and which part of its log, as it stands in the address. */
export interface WebhooksSearch {
  page: number;
  webhook?: string;
  state?: DeliveryState;
}

/** Reads the address; what it does not know is left out. */
export function webhooksSearch(search: Record<string, unknown>): WebhooksSearch {
  const { state } = search;
  return {
    page: pageOf(search),
    ...textsOf(search, ['webhook']),
    ...((state === 'waiting' || state === 'delivered' || state === 'failed') && { state }),
  };
}
