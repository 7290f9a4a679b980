import { redirect } from '@tanstack/react-router';
import type { Role, Session } from './session.ts';

/** The page exists, but not for this person. The root shows the page "Forbidden". */
export class ForbiddenError extends Error {
  override name = 'ForbiddenError';
  readonly session: Session;
  constructor(session: Session) {
    super('forbidden');
    this.session = session;
  }
}

/**
 * A `beforeLoad` for pages behind the sign-in: visitors go to the sign-in page and come back afterwards; people without
 * one of the roles see why the page is not theirs. The server decides again on every request.
 */
export function requireSession(...roles: Role[]) {
  return async ({ location }: { location: { href: string } }): Promise<{ session: Session }> => {
    const { readSession } = await import('./currentSession.ts');
    const session = await readSession();
    if (!session.authenticated)
      throw redirect({ href: `/inloggen?next=${encodeURIComponent(location.href)}` });
    if (roles.length > 0 && !roles.some((role) => session.roles.includes(role)))
      throw new ForbiddenError(session);
    return { session };
  };
}
