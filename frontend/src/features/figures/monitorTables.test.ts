import { describe, expect, it } from 'vitest';
import type { MonitorTableCell, MonitorTableRead, MonitorTableSummary } from '@/api/types.gen.ts';
import { chosenTable, gridOf, numberOf, withSubject } from './monitorTables.ts';

const table = (
  measure: MonitorTableSummary['measure'],
  cut: MonitorTableSummary['cut'],
  indicator: string | null = null,
) => ({
  code: [indicator ? `${measure}_${indicator}` : measure, ...cut].join('-'),
  measure,
  indicator,
  cut,
  shown: 1,
});
const TABLES = [
  table('firms', []),
  table('firms', ['section']),
  table('firms', ['province']),
  table('firms', ['section', 'province']),
  table('themes', []),
  table('themes', ['section']),
  table('change', ['section'], 'revenue'),
];
const cell = (row: string | null, column: string | null, firms: number | null): MonitorTableCell => ({
  row,
  column,
  firms,
  total: null,
  mean: null,
  p10: null,
  p25: null,
  p50: firms && firms / 10,
  p75: null,
  p90: null,
  countedOn: null,
});
const label = (code: string) => ({ code, name: { nl: `${code} nl`, en: `${code} en` } });

describe('the table of an address', () => {
  it('is the one it names, and firms by province when there is no such table', () => {
    expect(chosenTable(TABLES, 'themes-section')?.code).toBe('themes-section');
    expect(chosenTable(TABLES, 'firms-region-section')?.code).toBe('firms-province');
    expect(chosenTable([], undefined)).toBeUndefined();
  });

  it('keeps its division when another measure has it too', () => {
    expect(withSubject(TABLES, 'themes', 'section')?.code).toBe('themes-section');
    expect(withSubject(TABLES, 'themes', 'section-province')?.code).toBe('themes');
    expect(withSubject(TABLES, 'change_revenue', 'section')?.code).toBe('change_revenue-section');
  });
});

describe('a table on screen', () => {
  const found = {
    table: table('firms', ['section', 'province']),
    rows: [label('C'), label('G')],
    columns: [label('NL-NB'), label('NL-ZE')],
    cells: [
      cell('C', 'NL-NB', 20),
      cell('C', 'NL-ZE', null),
      cell('C', null, 30),
      cell('G', 'NL-NB', null),
      cell('G', 'NL-ZE', null),
      cell('G', null, null),
      cell(null, 'NL-NB', 25),
      cell(null, 'NL-ZE', null),
      cell(null, null, 40),
    ],
  } as unknown as MonitorTableRead;

  it('leaves out rows and columns in which nothing is shown, and has its margins last', () => {
    const grid = gridOf(found, (name) => name.nl);
    expect(grid.columns.map((column) => column.name)).toEqual(['NL-NB nl', null]);
    expect(grid.rows.map((row) => row.name)).toEqual(['C nl', null]);
    expect(grid.rows.map((row) => row.cells.map((each) => each?.firms))).toEqual([
      [20, 30],
      [25, 40],
    ]);
  });

  it('shows the median of a change and the firms of everything else', () => {
    expect(numberOf(table('change', [], 'revenue'), cell(null, null, 50))).toBe(5);
    expect(numberOf(table('firms', []), cell(null, null, 50))).toBe(50);
    expect(numberOf(table('employees', []), cell(null, null, 50))).toBeNull();
  });
});
