import { describe, expect, it } from 'vitest';
import type { TrialBalance } from '@/api/types.gen.ts';
import { momentInAmsterdam } from '@/lib/amsterdam.ts';
import { blocksLeft, exampleCostCents } from './budget.ts';
import { holdingsOf, shiftsOf, totalIn } from './moneyWords.ts';
import { factsOf, NO_BRANCH } from './preCheckFacts.ts';
import { sizeBounds } from './schemeWords.ts';

describe('a moment in Amsterdam', () => {
  it('follows winter and summer time', () => {
    expect(momentInAmsterdam('2026-12-01T09:00')).toBe('2026-12-01T08:00:00.000Z');
    expect(momentInAmsterdam('2026-07-01T09:00')).toBe('2026-07-01T07:00:00.000Z');
  });
  it('is right on the days the clock changes', () => {
    expect(momentInAmsterdam('2026-03-29T01:30')).toBe('2026-03-29T00:30:00.000Z');
    expect(momentInAmsterdam('2026-03-29T03:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(momentInAmsterdam('2026-10-25T03:30')).toBe('2026-10-25T02:30:00.000Z');
  });
  it('is none for another text', () => {
    expect(momentInAmsterdam('1 december')).toBeNull();
    expect(momentInAmsterdam('2026-13-01T09:00')).toBeNull();
  });
});

describe('the blocks of a budget', () => {
  it('are all there at the start and none at the end', () => {
    expect([blocksLeft(500, 500), blocksLeft(0, 500), blocksLeft(0, 0)]).toEqual([100, 0, 0]);
  });
  it('never hide a last euro or a first one', () => {
    expect([blocksLeft(1, 100_000), blocksLeft(99_999, 100_000)]).toEqual([1, 99]);
  });
});

it('takes an example that stays below the highest voucher, in whole hundreds of euro', () => {
  expect(exampleCostCents({ rateBasisPoints: 7500, maximumCents: 250_000 })).toBe(300_000);
  expect(exampleCostCents({ rateBasisPoints: 5000, maximumCents: 500_000 })).toBe(900_000);
});

it('asks only what was filled in, and knows none of the branches from not answered', () => {
  const nothing = { employees: null, section: null, branchIds: null, adviceCents: null, otherAidCents: null };
  expect(factsOf({ roundId: 'r', ...nothing })).toEqual({ roundId: 'r' });
  expect(factsOf({ roundId: 'r', ...nothing, branchIds: NO_BRANCH, otherAidCents: 0 })).toEqual({
    roundId: 'r',
    branchIds: [],
    otherAidCents: 0,
  });
});

it('names the smallest and the largest company of a scheme', () => {
  expect(sizeBounds(['5-14', '100-249', '15-49'])).toEqual({ low: 5, high: 249 });
  expect(sizeBounds(['50-99', '250+'])).toEqual({ low: 50, high: Number.POSITIVE_INFINITY });
  expect(sizeBounds([])).toBeNull();
});

it('adds up where the money of each funder is, without the contra account', () => {
  const account = (id: number, kind: TrialBalance['items'][number]['kind'], balanceCents: number) => ({
    id,
    fundingShareId: 'share',
    organisationName: 'Programma',
    kind,
    balanceCents,
  });
  const holdings = holdingsOf({
    roundId: 'r',
    items: [account(1, 'funder', -900), account(2, 'available', 600), account(3, 'paid', 300)],
    debitCents: 900,
    creditCents: 900,
    isBalanced: true,
  });
  expect(totalIn(holdings, 'available') + totalIn(holdings, 'paid')).toBe(900);
  expect(totalIn(holdings, 'reserved')).toBe(0);
});

it('tells a posting per funder as from, to and how much', () => {
  const entry = (kind: TrialBalance['items'][number]['kind'], amountCents: number) => ({
    accountId: 1,
    fundingShareId: 'share',
    organisationName: 'Programma',
    kind,
    amountCents,
  });
  const posting = {
    id: 1,
    act: 'settle' as const,
    explanation: { nl: 'Vastgesteld.', en: 'Settled.' },
    cause: 'settled',
    voucherId: null,
    voucherCode: null,
    occurredAt: '2026-11-01T10:00:00Z',
    entries: [entry('committed', -500), entry('payable', 400), entry('available', 100)],
  };
  expect(shiftsOf(posting)).toEqual([
    { shareId: 'share', name: 'Programma', from: ['committed'], to: ['payable', 'available'], cents: 500 },
  ]);
});
