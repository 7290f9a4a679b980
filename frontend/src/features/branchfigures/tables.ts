import type { BranchFigureReleaseRead, Cut, FigureCell, FigureKind, FigureTable } from '@/api/types.gen.ts';

/** The steps that are counted, in the order in which a company takes them. */
export const STEPS = [
  'participants',
  'scans_published',
  'vouchers_applied',
  'vouchers_granted',
  'vouchers_finished',
  'baselines',
  'follow_ups',
] as const satisfies readonly FigureKind[];

/** The table of one figure, over all firms or by one feature of them. */
export function tableOf(
  release: BranchFigureReleaseRead,
  kind: FigureKind,
  cut: Cut,
): FigureTable | undefined {
  return release.tables.find((table) => table.kind === kind && table.cut === cut);
}

/** The figure over all firms together. */
export function wholeOf(release: BranchFigureReleaseRead, kind: FigureKind): FigureCell | undefined {
  return tableOf(release, kind, 'all')?.cells[0];
}

/** The scores per theme, in the order of the questionnaire. */
export function scoresOf(release: BranchFigureReleaseRead): FigureTable[] {
  return release.tables.filter((table) => table.kind === 'scores' && table.cut === 'all');
}

export interface CutRow {
  cell: FigureCell;
  /** Firms per step, in the order of STEPS; null where it is withheld. */
  firms: (number | null)[];
}

/** One row per cell of which something is shown, with all steps beside it. */
export function rowsOf(release: BranchFigureReleaseRead, cut: Cut): CutRow[] {
  const tables = STEPS.map((kind) => tableOf(release, kind, cut));
  return (tables[0]?.cells ?? [])
    .map((cell, at) => ({ cell, firms: tables.map((table) => table?.cells[at]?.firms ?? null) }))
    .filter((row) => row.firms.some((firms) => firms !== null));
}
