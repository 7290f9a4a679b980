/** How many of a hundred blocks are left. What is left shows at least one block, what is spent never shows as whole. */
export function blocksLeft(availableCents: number, budgetCents: number): number {
  if (budgetCents <= 0 || availableCents <= 0) return 0;
  if (availableCents >= budgetCents) return 100;
  return Math.min(99, Math.max(1, Math.round((availableCents / budgetCents) * 100)));
}

/** A round cost for an example: nine tenths of what still earns the highest voucher, in whole hundreds of euro. */
export function exampleCostCents(scheme: { rateBasisPoints: number; maximumCents: number }): number {
  const highest = (scheme.maximumCents * 10_000) / scheme.rateBasisPoints;
  return Math.max(10_000, Math.round((highest * 0.9) / 10_000) * 10_000);
}
