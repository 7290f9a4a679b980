const KEPT_AS = 'scan-key';

interface Kept {
  /** Which link the key came from, as a digest: the same link on this device goes on where it was. */
  link: string;
  key: string;
}

/** The key of answers that were begun on this device. It is forgotten when they are submitted. */
export function keptKey(): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(KEPT_AS) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

export function keepKey(kept: Kept): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(kept));
  } catch {
    // Without storage the receipt code is the only way back.
  }
}

export function forgetKey(): void {
  try {
    localStorage.removeItem(KEPT_AS);
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
