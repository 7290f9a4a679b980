import { expect, test } from 'vitest';
import { readPublicJwk } from './publicJwk.ts';

const PUBLIC = { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' };

test('a public key is read', () => {
  expect(readPublicJwk(JSON.stringify(PUBLIC))).toEqual({ jwk: PUBLIC });
});

test('a private key is refused before it is sent', () => {
  expect(readPublicJwk(JSON.stringify({ ...PUBLIC, d: 'c' }))).toEqual({ fault: 'private' });
});

test.each(['', 'x', '[]', 'null', '"text"'])('%j is no key', (text) => {
  expect(readPublicJwk(text)).toEqual({ fault: 'unreadable' });
});
