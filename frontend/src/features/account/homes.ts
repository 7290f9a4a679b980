import { HOME_OF_KIND } from '@/lib/homes.ts';
import type { Session } from '@/lib/session.ts';

/** A page of this site, or nothing: an address elsewhere is never followed after signing in. */
export function ownPage(next: unknown): string | undefined {
  if (typeof next !== 'string' || !next.startsWith('/') || /^\/[/\\]/.test(next)) return undefined;
  return next;
}

/** Where somebody goes after signing in: where they wanted to be, their room, or entering their company. */
export function afterSignIn(session: Session, next: string | undefined): string {
  if (next) return next;
  if (!session.organisation) return '/bedrijf/aanmelden';
  // A representative of the staff has no other start than the company's.
  return HOME_OF_KIND[session.organisation.kind];
}
