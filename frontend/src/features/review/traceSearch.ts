import type { TraceKind } from '@/api/types.gen.ts';

/** What one chooses from: kinds that belong together. */
export const TRACE_GROUPS = {
  steps: ['move', 'relayed', 'act', 'conflict', 'restart'],
  mails: ['mail'],
  systems: ['feed', 'message', 'webhook'],
  money: ['payment', 'batch', 'reclaim'],
} satisfies Record<string, TraceKind[]>;

export type TraceGroup = keyof typeof TRACE_GROUPS;

/** What of a trace is shown, kept in the address. */
export interface TraceSearch {
  group?: TraceGroup;
  failures?: true;
  oldest?: true;
}

export function traceSearch(search: Record<string, unknown>): TraceSearch {
  const group = (Object.keys(TRACE_GROUPS) as TraceGroup[]).find((each) => each === search.group);
  return {
    ...(group && { group }),
    ...(search.failures === true && { failures: true as const }),
    ...(search.oldest === true && { oldest: true as const }),
  };
}
