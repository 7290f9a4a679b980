import { expect, test } from 'vitest';
import { spanOf } from './spanOf.ts';
import { webhooksSearch } from './webhooksSearch.ts';

test('an address tells which webhook, which message, which part of the log and which page', () => {
  const asked = {
    webhook: 'a',
    state: 'failed',
    type: 'nl.slimmerwerken.voucher.granted.v1',
    from: '2026-11-01',
    until: '2026-11-02',
    voucher: 'SW-26-ABCD-00',
    page: 2,
  };
  expect(webhooksSearch({ ...asked, other: 'x' })).toEqual(asked);
  expect(webhooksSearch({ message: 'b' })).toEqual({ message: 'b', page: 1 });
  expect(webhooksSearch({ state: 'lost', from: 'gisteren', until: '1-11-2026' })).toEqual({ page: 1 });
});

test('days begin and end in Dutch time, also when the clock changes', () => {
  expect(spanOf({ from: '2026-10-25', until: '2026-10-25' })).toEqual({
    createdFrom: '2026-10-24T22:00:00.000Z',
    createdUntil: '2026-10-25T23:00:00.000Z',
  });
  expect(spanOf({ until: '2026-11-02' })).toEqual({ createdUntil: '2026-11-02T23:00:00.000Z' });
  expect(spanOf({})).toEqual({});
});
