/**
 * Extra growth of productivity of all firms together, in percentage points: the share of firms that join times what each
 * of them gains. The advice's own sum: 10 % of firms x 10 % gain is about 1 point.
 */
export function extraGrowth(shareOfFirms: number, gainOfFirm: number): number {
  return (shareOfFirms / 100) * (gainOfFirm / 100) * 100;
}
