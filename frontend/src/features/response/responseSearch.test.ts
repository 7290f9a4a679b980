import { expect, it } from 'vitest';
import { queryOf, responseSearch } from './responseSearch.ts';

it('keeps only what it knows of an address', () => {
  expect(responseSearch({ page: '1', q: 'bakker', meting: 0, vreemd: 'x' })).toEqual({
    q: 'bakker',
    meting: '0',
  });
  expect(responseSearch({ page: '3' })).toEqual({ page: 3 });
});

it('asks the API nothing that is no value of it', () => {
  expect(queryOf({ groep: 'iedereen', stand: 'open,zomaar,overdue', meting: '1', reden: 'no_time' })).toEqual(
    {
      demonstration: false,
      number: 1,
      reason: 'no_time',
      state: ['open', 'overdue'],
    },
  );
  expect(queryOf({ meting: '99', verzonnen: 'ja' })).toEqual({ demonstration: true });
});
