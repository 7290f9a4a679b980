import { Trans, useLingui } from '@lingui/react/macro';
import type { MonitorTableCell, MonitorTableRead } from '@/api/types.gen.ts';
import { classes } from '@/lib/classes.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { gridOf, numberOf } from './monitorTables.ts';
import { useMonitorWords } from './useMonitorWords.ts';

/** One table of the monitor: a dash for what is not shown, margins last. */
export function MonitorTable({ found }: { found: MonitorTableRead }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const say = useLocalized();
  const words = useMonitorWords();
  const { table, release } = found;
  const { rows, columns } = gridOf(found, say);
  const caption = `${words.subject(table)}, ${words.cut(table.cut)} (${words.unit(table)})`;
  const isAnything = rows.some((row) => row.cells.some((cell) => cell && numberOf(table, cell) !== null));
  if (!isAnything) {
    return (
      <p role="status">
        <Trans>
          In deze tabel is nu niets te tonen. Dat is een gewoon antwoord: er zijn nog te weinig bedrijven, of
          één bedrijf zou te herkennen zijn.
        </Trans>
      </p>
    );
  }
  const older = found.cells.some((cell) => cell.countedOn !== null && cell.countedOn < release.asOf);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="scroll-x" tabIndex={0} aria-label={caption}>
        <table className="table table-rows">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column.code ?? 'all'} scope="col" className="cell-num">
                  {column.name ?? (columns.length > 1 ? t`Samen` : words.unit(table))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code ?? 'all'} className={classes(row.code === null && 'font-semibold')}>
                <th scope="row">{row.name ?? t`Alle bedrijven`}</th>
                {row.cells.map((cell, index) => (
                  <td key={columns[index]?.code ?? 'all'} className="cell-num">
                    <CellNumber cell={cell} found={found} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="meta mt-3">
        <span>
          <Trans>– : niet getoond</Trans>
        </span>
        {table.measure === 'change' && (
          <span>
            <Trans>Het middelste bedrijf; tussen haakjes het bereik van de middelste helft</Trans>
          </span>
        )}
        {older && (
          <span>
            <Trans>* : eerder geteld, omdat er sindsdien weinig bedrijven bij kwamen</Trans>
          </span>
        )}
        <span>
          <Trans>Rijen en kolommen waarin niets te tonen is, staan er niet bij</Trans>
        </span>
        <span>{t`Stand op ${day(release.asOf)}`}</span>
      </p>
    </>
  );
}

function CellNumber({ cell, found }: { cell: MonitorTableCell | undefined; found: MonitorTableRead }) {
  const { number, signed } = useFormats();
  const value = cell ? numberOf(found.table, cell) : null;
  if (!cell || value === null) {
    return (
      <>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">
          <Trans>niet getoond</Trans>
        </span>
      </>
    );
  }
  const isOlder = cell.countedOn !== null && cell.countedOn < found.release.asOf;
  const isChange = found.table.measure === 'change' && cell.p25 !== null && cell.p75 !== null;
  return (
    <span className="num whitespace-nowrap">
      {isChange
        ? `${signed(value, 1)} (${signed(cell.p25 ?? 0, 1)} – ${signed(cell.p75 ?? 0, 1)})`
        : number(value)}
      {isOlder && '*'}
    </span>
  );
}
