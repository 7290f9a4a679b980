import { expect, it } from 'vitest';
import type { VoucherSummary } from '@/api/types.gen.ts';
import { groupsOf } from './turns.ts';

const voucher = (id: string, status: VoucherSummary['status']) => ({ id, status }) as VoucherSummary;

it('puts what waits for the adviser first and what has ended last', () => {
  const groups = groupsOf([
    voucher('a', 'settled'),
    voucher('b', 'in_use'),
    voucher('c', 'granted'),
    voucher('d', 'revoked'),
    voucher('e', 'claim_returned'),
  ]);
  expect(groups.map(({ turn, vouchers }) => [turn, vouchers.map(({ id }) => id)])).toEqual([
    ['answer', ['c']],
    ['returned', ['e']],
    ['work', ['b']],
    ['done', ['a', 'd']],
  ]);
});
