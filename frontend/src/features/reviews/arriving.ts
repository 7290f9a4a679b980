import { createReviewResponse, readReviewResponse } from '@/api/sdk.gen.ts';
import type { ReviewResponseRead } from '@/api/types.gen.ts';
import { drawKey } from '@/lib/drawKey.ts';
import { hasStatus } from '@/lib/problem.ts';
import { digestOf, forgetKey, keepKey, keptKey } from '@/lib/responseKey.ts';

export interface Arrival {
  key: string;
  response: ReviewResponseRead;
}

const NAME = 'review-key';
const underWay = new Map<string, Promise<Arrival>>();

/** Exchanges a link once, also when the page asks twice; the same link on the same device goes on where it was. */
export function arrive(token: string): Promise<Arrival> {
  const before = underWay.get(token);
  if (before) return before;
  const now = enter(token).catch((error: unknown) => {
    underWay.delete(token);
    throw error;
  });
  underWay.set(token, now);
  return now;
}

async function enter(token: string): Promise<Arrival> {
  const link = await digestOf(token);
  const kept = keptKey(NAME);
  // Kept before it is sent: when the answer gets lost on the way, the same key asks again.
  const own = kept?.link === link ? kept.key : drawKey();
  keepKey({ link, key: own }, NAME);
  try {
    const { data } = await createReviewResponse({
      body: { invitationToken: token, key: own },
      throwOnError: true,
    });
    const { key, ...response } = data;
    return { key, response };
  } catch (error) {
    if (hasStatus(error, 404)) forgetKey(NAME);
    throw error;
  }
}

/** The answers under a receipt code. */
export async function readWith(key: string): Promise<Arrival> {
  const { data } = await readReviewResponse({ headers: { 'Review-Key': key }, throwOnError: true });
  return { key, response: data };
}

/** On a shared device the next person must not come upon these answers. */
export function leave(token: string): void {
  forgetKey(NAME);
  underWay.delete(token);
  window.history.replaceState(window.history.state, '', window.location.pathname);
}
