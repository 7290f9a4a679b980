/**
 * Extra growth of productivity of all firms together, in percentage points: the share of firms that join times what each
 * of them gains. The advice's own sum: 10 % of firms x 10 % gain is about 1 point.
 */
export function extraGrowth(shareOfFirms: number, gainOfFirm: number): number {
  return (shareOfFirms / 100) * (gainOfFirm / 100) * 100;
}

/** The advice's own assumption, for both: a tenth. */
const A_TENTH = 10;

/** An assumption from the address, in whole percents; that of the advice when it holds none that is possible. */
export function assumptionOf(text: string | undefined, most: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= most ? value : A_TENTH;
}
