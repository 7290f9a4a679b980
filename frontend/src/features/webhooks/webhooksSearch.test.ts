import { expect, test } from 'vitest';
import { webhooksSearch } from './webhooksSearch.ts';

test('an address tells which webhook, which state and which page', () => {
  const asked = { webhook: 'a', state: 'failed', page: 2, other: 'x' };
  expect(webhooksSearch(asked)).toEqual({ webhook: 'a', state: 'failed', page: 2 });
  expect(webhooksSearch({ state: 'lost' })).toEqual({ page: 1 });
});
