import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { FileDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FileMismatch, MemberMeasurementFileResult, MismatchKind } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { Table } from '@/ui/Table.tsx';
import { csvOf } from './csv.ts';

/** An answer tells no more than so many. */
const MOST_TOLD = 1_000;

interface MeasurementFileResultProps {
  result: MemberMeasurementFileResult;
  name: string;
  /** What can be done with it. */
  children: ReactNode;
}

/** What a file would do or did, and what does not fit in it. */
export function MeasurementFileResult({ result, name, children }: MeasurementFileResultProps) {
  const { t } = useLingui();
  const localized = useLocalized();
  const kinds: Record<MismatchKind, string> = {
    wrong: t`Overgeslagen`,
    doubled: t`Dubbel, overgeslagen`,
    mended: t`Hersteld`,
  };
  const columns = [
    { key: 'row', header: t`Rij`, cell: (row: FileMismatch) => row.row },
    { key: 'column', header: t`Kolom`, cell: (row: FileMismatch) => row.column || t`hele rij` },
    { key: 'value', header: t`Waarde`, cell: (row: FileMismatch) => row.value || '–' },
    { key: 'kind', header: t`Wat ermee gebeurt`, cell: (row: FileMismatch) => kinds[row.kind] },
    { key: 'reason', header: t`Waarom`, cell: (row: FileMismatch) => localized(row.reason) },
  ];
  const save = () => {
    const rows = result.mismatches.map((row) => columns.map((column) => column.cell(row)));
    saveAs(csvOf([columns.map((column) => column.header), ...rows]), t`klopt-niet.csv`);
  };
  const ignored = result.columns.filter((column) => column.field === null).map((column) => column.heading);
  return (
    <section className="grid gap-5">
      <Notice
        tone={result.dryRun ? 'info' : 'ok'}
        live
        title={
          result.dryRun ? (
            <Trans>{name}: er is nog niets gewijzigd</Trans>
          ) : (
            <Trans>{name}: de metingen staan erin</Trans>
          )
        }
      >
        <ul className="grid gap-1">
          <li>
            <Plural
              value={result.entered}
              one="# meting nieuw of gewijzigd"
              other="# metingen nieuw of gewijzigd"
            />
          </li>
          <li>
            <Plural
              value={result.unchanged}
              one="# meting stond er al zo"
              other="# metingen stonden er al zo"
            />
          </li>
          <li>
            <Plural value={result.refused} one="# rij overgeslagen" other="# rijen overgeslagen" />
          </li>
          {result.proposed > 0 && (
            <li>
              <Plural
                value={result.proposed}
                one="# cijfer vulde het lid zelf in: het lid besluit over het uwe"
                other="# cijfers vulden leden zelf in: zij besluiten over de uwe"
              />
            </li>
          )}
        </ul>
        {ignored.length > 0 && (
          <p>
            <Trans>Deze kolommen lezen wij niet: {ignored.join(', ')}.</Trans>
          </p>
        )}
        {children && <div className="mt-3">{children}</div>}
      </Notice>
      {result.mismatches.length > 0 && (
        <div className="grid gap-4">
          <div className="flex flex-wrap items-center gap-4">
            <Button kind="secondary" small onClick={save}>
              <FileDown aria-hidden="true" />
              <Trans>Bewaar deze lijst</Trans>
            </Button>
            {result.mismatches.length >= MOST_TOLD && (
              <p className="soft">
                <Trans>U ziet de eerste 1.000. Verbeter die en stuur het bestand nog eens.</Trans>
              </p>
            )}
          </div>
          <Table
            caption={t`Wat er niet klopt`}
            stacked
            rows={result.mismatches}
            rowKey={(row) => `${row.row} ${row.column} ${localized(row.reason)}`}
            columns={columns}
          />
        </div>
      )}
    </section>
  );
}
