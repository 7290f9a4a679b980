import type { VoucherStatus, VoucherSummary } from '@/api/types.gen.ts';

/** Whose turn it is, in the order in which an adviser wants to see them. */
export const TURNS = ['answer', 'returned', 'work', 'claimed', 'done'] as const;
export type Turn = (typeof TURNS)[number];

const TURN_OF: Partial<Record<VoucherStatus, Turn>> = {
  granted: 'answer',
  claim_returned: 'returned',
  in_use: 'work',
  claimed: 'claimed',
};

/** The assignments by turn, the turns that have none left out. */
export function groupsOf(vouchers: readonly VoucherSummary[]): { turn: Turn; vouchers: VoucherSummary[] }[] {
  return TURNS.map((turn) => ({
    turn,
    vouchers: vouchers.filter(({ status }) => (TURN_OF[status] ?? 'done') === turn),
  })).filter((group) => group.vouchers.length > 0);
}
