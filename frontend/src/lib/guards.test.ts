import { isRedirect } from '@tanstack/react-router';
import { beforeEach, expect, it } from 'vitest';
import { ForbiddenError, requireSession } from './guards.ts';
import { queryClient } from './queries.ts';
import { type Session, sessionQuery } from './session.ts';

const PERSON: Session = {
  authenticated: true,
  account: { id: '1', name: 'Henk', email: 'henk@voorbeeld.example', language: 'nl' },
  organisation: { id: '2', name: 'De Kantbank', kind: 'company' },
  roles: ['manager'],
  scopes: [],
  memberships: [],
};
const enter = (...roles: Parameters<typeof requireSession>) =>
  requireSession(...roles)({ location: { href: '/bedrijf?tab=plan' } });
const signedInAs = (session: Session) => queryClient.setQueryData(sessionQuery.queryKey, session);

beforeEach(() => queryClient.clear());

it('sends a visitor to sign in, and remembers where they were going', async () => {
  signedInAs({ ...PERSON, authenticated: false });
  const thrown = await enter().catch((error: unknown) => error);
  expect(isRedirect(thrown)).toBe(true);
  expect(thrown).toMatchObject({ options: { href: '/inloggen?next=%2Fbedrijf%3Ftab%3Dplan' } });
});

it('lets in who has one of the roles', async () => {
  signedInAs(PERSON);
  await expect(enter('owner', 'manager')).resolves.toEqual({ session: PERSON });
});

it('shows who has none of the roles that the page is not theirs', async () => {
  signedInAs(PERSON);
  await expect(enter('owner')).rejects.toBeInstanceOf(ForbiddenError);
});
