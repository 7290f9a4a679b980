import type { PublicJwk } from '@/api/types.gen.ts';

type Pasted = { jwk: PublicJwk } | { fault: 'unreadable' | 'private' };

/** Reads a pasted key. A private one is refused here, so that it never leaves the browser. */
export function readPublicJwk(text: string): Pasted {
  let pasted: unknown;
  try {
    pasted = JSON.parse(text);
  } catch {
    return { fault: 'unreadable' };
  }
  if (typeof pasted !== 'object' || pasted === null || Array.isArray(pasted)) return { fault: 'unreadable' };
  if ('d' in pasted) return { fault: 'private' };
  return { jwk: pasted as PublicJwk };
}
