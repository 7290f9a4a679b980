import { Trans } from '@lingui/react/macro';
import { ChevronDown, Table2 } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { classes } from '@/lib/classes.ts';

export interface FigureTable {
  caption: string;
  columns: readonly string[];
  /** The first cell names the row. */
  rows: readonly (readonly (string | number)[])[];
}

interface FigureProps {
  /** The finding, as a sentence: "Medewerkers zien de taakverdeling anders". */
  title: ReactNode;
  lead?: ReactNode;
  legend?: ReactNode;
  /** How we know, in one quiet line: n, period, interval, evidence label. */
  source?: ReactNode;
  table: FigureTable;
  /** Without a panel around it, for on a coloured band. */
  bare?: boolean;
  children: ReactNode;
}

/** A chart with its finding, how we know, and the same figures as a table. */
export function Figure({ title, lead, legend, source, table, bare = false, children }: FigureProps) {
  const id = useId();
  return (
    <figure className={classes('figure-panel min-w-0', !bare && 'panel')} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {lead && <p className="soft mt-2 text-sm">{lead}</p>}
      {legend && <div className="legend my-4 border-line border-y py-3">{legend}</div>}
      <div className="mt-5">{children}</div>
      <AsTable table={table} />
      {source && <div className="meta mt-3">{source}</div>}
    </figure>
  );
}

/** The same figures as a table, folded away. */
export function AsTable({ table }: { table: FigureTable }) {
  return (
    <details className="as-table mt-4">
      <summary>
        <Table2 aria-hidden="true" />
        <Trans>Toon als tabel</Trans>
        <ChevronDown aria-hidden="true" />
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="scroll-x" tabIndex={0} aria-label={table.caption}>
        <table className="table">
          <caption>{table.caption}</caption>
          <thead>
            <tr>
              {table.columns.map((column, index) => (
                <th key={column} scope="col" className={classes(index > 0 && 'cell-num')}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={String(row[0])}>
                {row.map((cell, index) =>
                  index === 0 ? (
                    <th key={table.columns[index]} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={table.columns[index]} className="cell-num">
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

/** A chart drawn twice, for a wide and for a narrow screen; only one is shown, and read out. */
export function TwoWidths({ wide, narrow }: { wide: ReactNode; narrow: ReactNode }) {
  return (
    <>
      <div className="chart-wide">{wide}</div>
      <div className="chart-narrow">{narrow}</div>
    </>
  );
}
