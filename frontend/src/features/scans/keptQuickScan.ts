import { readSavedQuickScan, saveQuickScan } from '@/api/sdk.gen.ts';
import { drawKey } from '@/lib/drawKey.ts';
import type { Answers } from './answers.ts';

const KEPT_AS = 'quick-scan-key';
const KEY_FORM = /^[2-9A-Z]{5}(-[2-9A-Z]{5}){3}$/;

/** The key under which this device saved its quick scan, if it did. */
export function quickKey(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}

function keepQuickKey(key: string): void {
  try {
    localStorage.setItem(KEPT_AS, key);
  } catch {
    // Then each saving has a key of its own, and the link that was shown last works.
  }
}

export function forgetQuickKey(): void {
  try {
    localStorage.removeItem(KEPT_AS);
  } catch {
    // Nothing was kept.
  }
}

/** Saves the answers with the programme, under a key that stands in the link to go on with. */
export async function saveForLater(questionnaireVersionId: string, answers: Answers) {
  // Kept before it is sent: asked again after a lost connection, it saves under the same key.
  const key = quickKey() ?? drawKey();
  keepQuickKey(key);
  const given = Object.entries(answers).map(([itemCode, value]) => ({ itemCode, value }));
  const { data } = await saveQuickScan({
    headers: { 'Scan-Key': key },
    body: { questionnaireVersionId, answers: given },
    throwOnError: true,
  });
  return { key, keptUntil: data.keptUntil };
}

/** The link that goes on with it, on any device. What stands behind the # reaches no server log. */
export function linkOf(key: string): string {
  return `${window.location.origin}/scan#${key}`;
}

/** The key in the address, when somebody came by such a link. */
export function keyInAddress(): string | null {
  const written = window.location.hash.slice(1);
  return KEY_FORM.test(written) ? written : null;
}

/** Fetches what was saved, and goes on with it on this device. */
export async function fetchSaved(key: string): Promise<Answers> {
  const { data } = await readSavedQuickScan({ headers: { 'Scan-Key': key }, throwOnError: true });
  keepQuickKey(key);
  return Object.fromEntries(data.answers.map((given) => [given.itemCode, given.value]));
}
