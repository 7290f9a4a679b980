import type { MonitorTableCell, MonitorTableRead, MonitorTableSummary } from '@/api/types.gen.ts';

/** The measure of a table in one word: of a change with its indicator. */
export const subjectOf = (table: MonitorTableSummary): string =>
  table.indicator ? `${table.measure}_${table.indicator}` : table.measure;

/** By what a table is divided, as it stands in its code. */
export const cutOf = (table: MonitorTableSummary): string => table.cut.join('-');

/**
 * The table that an address asks for; the nearest there is when it asks for none or for one that is not there: the firms by
 * province, else the first.
 */
export function chosenTable(
  tables: readonly MonitorTableSummary[],
  code: string | undefined,
): MonitorTableSummary | undefined {
  return (
    tables.find((table) => table.code === code) ??
    tables.find((table) => table.code === 'firms-province') ??
    tables[0]
  );
}

/** The table of another measure with the same division, or undivided when that measure has no such table. */
export function withSubject(
  tables: readonly MonitorTableSummary[],
  subject: string,
  cut: string,
): MonitorTableSummary | undefined {
  const found = tables.filter((table) => subjectOf(table) === subject);
  return found.find((table) => cutOf(table) === cut) ?? found[0];
}

/** The number that stands for a cell: its firms, the people who work there, or the median change. */
export function numberOf(table: MonitorTableSummary, cell: MonitorTableCell): number | null {
  if (table.measure === 'employees') return cell.total;
  return table.measure === 'change' ? cell.p50 : cell.firms;
}

interface Grid {
  rows: { code: string | null; name: string | null; cells: (MonitorTableCell | undefined)[] }[];
  columns: { code: string | null; name: string | null }[];
}

/** Rows and columns of a table with a margin last; those in which nothing is shown are left out. */
export function gridOf(
  { table, rows, columns, cells }: MonitorTableRead,
  say: (name: { nl: string; en: string }) => string,
): Grid {
  const at = new Map(cells.map((cell) => [`${cell.row ?? ''} ${cell.column ?? ''}`, cell]));
  const cellOf = (row: string | null, column: string | null) => at.get(`${row ?? ''} ${column ?? ''}`);
  const isShown = (cell: MonitorTableCell | undefined) =>
    cell !== undefined && numberOf(table, cell) !== null;
  const inRow = (row: string | null) => cells.filter((cell) => cell.row === row);
  const inColumn = (column: string | null) =>
    cells.filter((cell) => cell.column === column && cell.row !== null);
  const shownColumns = [
    ...columns
      .filter(({ code }) => inColumn(code).some(isShown))
      .map(({ code, name }) => ({ code, name: say(name) })),
    { code: null, name: null },
  ];
  const shownRows = [
    ...rows
      .filter(({ code }) => inRow(code).some(isShown))
      .map(({ code, name }) => ({ code, name: say(name) })),
    { code: null, name: null },
  ];
  return {
    columns: shownColumns,
    rows: shownRows.map((row) => ({ ...row, cells: shownColumns.map(({ code }) => cellOf(row.code, code)) })),
  };
}
