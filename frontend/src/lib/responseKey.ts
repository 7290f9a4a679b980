/** Under which name a key is kept: that of the answers to a scan, or about an adviser. */
export type KeptAs = 'scan-key' | 'review-key';

interface Kept {
  /** Which link the key came from, as a digest: the same link on this device goes on where it was. */
  link: string;
  key: string;
}

/** The key of answers that were begun on this device. It is forgotten when they are submitted. */
export function keptKey(name: KeptAs = 'scan-key'): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

export function keepKey(kept: Kept, name: KeptAs = 'scan-key'): void {
  try {
    localStorage.setItem(name, JSON.stringify(kept));
  } catch {
    // Without storage the receipt code is the only way back.
  }
}

export function forgetKey(name: KeptAs = 'scan-key'): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}

/** A digest of a link's token, so that the token itself is kept nowhere. */
export async function digestOf(token: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return Array.from(new Uint8Array(bytes).slice(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}
