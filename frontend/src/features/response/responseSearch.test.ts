import { expect, it } from 'vitest';
import { queryOf } from './responseSearch.ts';

it('asks the API nothing that is no value of it', () => {
  expect(queryOf({ groep: 'iedereen', stand: 'open,zomaar,overdue', meting: '1', reden: 'no_time' })).toEqual(
    {
      page: 1,
      demonstration: false,
      number: 1,
      reason: 'no_time',
      state: ['open', 'overdue'],
    },
  );
  expect(queryOf({ meting: '99', verzonnen: 'ja', page: '3' })).toEqual({ page: 3, demonstration: true });
});
