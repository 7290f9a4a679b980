import { expect, test } from 'vitest';
import type { Session } from '@/lib/session.ts';
import { afterSignIn, ownPage } from './homes.ts';

const session = (kind: NonNullable<Session['organisation']>['kind'] | null): Session => ({
  authenticated: true,
  account: { id: '1', name: 'Anna', email: 'anna@voorbeeld.example', language: 'nl' },
  organisation: kind && { id: '2', name: 'Voorbeeld', kind },
  roles: [],
  scopes: [],
  memberships: [],
});

test('an address of another site is never followed after signing in', () => {
  for (const next of [
    'https://elders.example',
    '//elders.example',
    '/\\elders.example',
    'bedrijf',
    3,
    undefined,
  ])
    expect(ownPage(next)).toBeUndefined();
  expect(ownPage('/bedrijf/scans?page=2')).toBe('/bedrijf/scans?page=2');
});

test('somebody goes where they wanted to be, else to their room, else registers a company', () => {
  expect(afterSignIn(session('branch'), '/toolbox')).toBe('/toolbox');
  expect(afterSignIn(session('executing_body'), undefined)).toBe('/syntens');
  expect(afterSignIn(session(null), undefined)).toBe('/bedrijf/aanmelden');
});
