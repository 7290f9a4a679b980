/** An answer given on the public home, on its way to the quick scan. */
export interface FirstAnswer {
  /** Code of the statement in the questionnaire, such as `TAK2M`. */
  item: string;
  value: number;
}

const KEPT_AS = 'first-answer';

/** Keeps the first answer for the quick scan. On this device only, and only as long as the tab is open. */
export function keepFirstAnswer(answer: FirstAnswer): void {
  try {
    sessionStorage.setItem(KEPT_AS, JSON.stringify(answer));
  } catch {
    // Without storage the scan simply begins at its first statement.
  }
}

/** The answer given on the home, once; null when there is none. */
export function takeFirstAnswer(): FirstAnswer | null {
  try {
    const kept = sessionStorage.getItem(KEPT_AS);
    sessionStorage.removeItem(KEPT_AS);
    return kept ? (JSON.parse(kept) as FirstAnswer) : null;
  } catch {
    return null;
  }
}
