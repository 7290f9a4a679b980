const KEY = 'sw-campaign';

/** Keeps the code of a campaign on this device, while somebody makes an account and enters the company. */
export function keepCampaign(code: string): void {
  try {
    localStorage.setItem(KEY, code);
  } catch {
    // A device that keeps nothing: the code can be typed in later.
  }
}

/** The code that was kept; nothing when there is none. */
export function keptCampaign(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

/** It was used, or is of no use any more. */
export function forgetCampaign(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
