import { createScanResponse, readScanResponse } from '@/api/sdk.gen.ts';
import type { ScanResponseRead } from '@/api/types.gen.ts';
import { drawKey } from '@/lib/drawKey.ts';
import { hasStatus } from '@/lib/problem.ts';
import { digestOf, forgetKey, keepKey, keptKey } from '@/lib/responseKey.ts';

export interface Arrival {
  key: string;
  response: ScanResponseRead;
  /** Answers were begun on this device before, perhaps by somebody else. */
  resumed: boolean;
}

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

/** Begins anew with a shared link, for the next person on a shared device. */
export async function arriveAnew(token: string): Promise<Arrival> {
  forgetKey();
  underWay.delete(token);
  return arrive(token);
}

async function enter(token: string): Promise<Arrival> {
  const link = await digestOf(token);
  const kept = keptKey();
  if (kept?.link === link) {
    try {
      return { key: kept.key, response: await readResponse(kept.key), resumed: true };
    } catch (error) {
      if (!hasStatus(error, 404)) throw error;
    }
  }
  // Kept before it is sent: when the answer gets lost on the way, the same key asks again.
  const own = kept?.link === link ? kept.key : drawKey();
  keepKey({ link, key: own });
  try {
    const { data } = await createScanResponse({
      body: { invitationToken: token, key: own },
      throwOnError: true,
    });
    const { key, ...response } = data;
    return { key, response, resumed: false };
  } catch (error) {
    if (hasStatus(error, 404)) forgetKey();
    throw error;
  }
}

/** Goes on with the answers that were begun on this device, without the link; null when there are none. */
export async function resume(): Promise<Arrival | null> {
  const kept = keptKey();
  if (!kept) return null;
  return { key: kept.key, response: await readResponse(kept.key), resumed: true };
}

export async function readResponse(key: string): Promise<ScanResponseRead> {
  return (await readScanResponse({ headers: { 'Scan-Key': key }, throwOnError: true })).data;
}
