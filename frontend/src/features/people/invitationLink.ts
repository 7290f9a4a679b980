const KEPT_AS = 'uitnodiging';

/**
 * The token of the invitation this window came with, or came with before. It leaves the address at once, and stays in
 * this window only, so that signing up first leads back here.
 */
export function takeInvitation(): string | null {
  const token = window.location.hash.slice(1);
  if (!token) return sessionStorage.getItem(KEPT_AS);
  sessionStorage.setItem(KEPT_AS, token);
  window.history.replaceState(window.history.state, '', window.location.pathname);
  return token;
}

/** The invitation was used: this window forgets it. */
export function forgetInvitation(): void {
  sessionStorage.removeItem(KEPT_AS);
}
