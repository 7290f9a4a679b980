import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { FileDown, FileUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import {
  listCompanyMeasurementMomentsQueryKey,
  listMeasurementsQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { createMeasurementFile } from '@/api/sdk.gen.ts';
import type { FileMismatch, MemberMeasurementFileResult } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { DropZone } from '@/ui/DropZone.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Table } from '@/ui/Table.tsx';
import { useCompanyId, useIndicators } from './measurementQueries.ts';
import './monitoring.css';

const LARGEST = 10_000_000;

/** Several measurements of the own company from a file: first what would happen, then all of it or nothing. */
export function OwnFilePage() {
  const { t } = useLingui();
  const companyId = useCompanyId();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [result, setResult] = useState<MemberMeasurementFileResult | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const { busy, fault, run } = useAct();
  const send = (content: File, dryRun: boolean) =>
    run(
      async () => {
        const { data } = await createMeasurementFile({
          path: { companyId },
          body: content,
          query: { dryRun },
          throwOnError: true,
        });
        setResult(data);
        if (dryRun) return;
        await Promise.all([
          queries.invalidateQueries({ queryKey: listMeasurementsQueryKey({ path: { companyId } }) }),
          queries.invalidateQueries({
            queryKey: listCompanyMeasurementMomentsQueryKey({ path: { companyId } }),
          }),
        ]);
      },
      () => {
        setResult(null);
        return false;
      },
    );
  const choose = (chosen: File | undefined) => {
    if (!chosen || busy) return;
    setResult(null);
    setTooLarge(chosen.size > LARGEST);
    if (chosen.size > LARGEST) return;
    setFile(chosen);
    void send(chosen, true);
  };
  const told = tooLarge ? t`Dit bestand is groter dan 10 MB. Splits het in delen.` : fault;
  return (
    <div className="wrap grid gap-6 pb-(--section)">
      <PageHeader
        title={t`Cijfers uit een bestand`}
        crumbs={[
          { label: t`Uw bedrijf`, to: '/bedrijf' },
          { label: t`Metingen`, to: '/bedrijf/metingen' },
          { label: t`Uit een bestand` },
        ]}
        lead={t`Voer meerdere jaren in één keer in. Eerst ziet u wat er zou gebeuren; klopt één rij niet, dan wordt er niets ingevoerd.`}
      />
      <Template />
      <DropZone
        onFiles={([chosen]) => choose(chosen)}
        accept=".csv,.txt,.xlsx"
        disabled={busy}
        large
        buttonClass="btn btn-primary"
        hint={<Trans>of sleep het hierheen</Trans>}
        kinds={<Trans>CSV of Excel (XLSX). Schrijf bedragen in euro, als 1250 of 1250,50.</Trans>}
      >
        {busy ? <span className="spinner" aria-hidden="true" /> : <FileUp aria-hidden="true" />}
        <Trans>Kies een bestand</Trans>
      </DropZone>
      <p role="status" className={told ? 'field-error' : 'empty:hidden'}>
        {told ?? (busy && <Trans>Wij lezen het bestand.</Trans>)}
      </p>
      {result && file && (
        <Outcome result={result} name={file.name}>
          {result.dryRun && result.refused === 0 && result.entered > 0 && (
            <Button busy={busy} onClick={() => void send(file, false)}>
              <Trans>Voer de metingen in</Trans>
            </Button>
          )}
          {!result.dryRun && (
            <LinkButton to="/bedrijf/metingen">
              <Trans>Bekijk uw metingen</Trans>
            </LinkButton>
          )}
        </Outcome>
      )}
    </div>
  );
}

function Outcome({
  result,
  name,
  children,
}: {
  result: MemberMeasurementFileResult;
  name: string;
  children: ReactNode;
}) {
  const { t } = useLingui();
  const localized = useLocalized();
  const ignored = result.columns.filter((column) => column.field === null).map((column) => column.heading);
  const fits = result.refused === 0;
  return (
    <section className="grid gap-5">
      <Notice
        tone={!result.dryRun ? 'ok' : fits ? 'info' : 'warn'}
        live
        title={
          !result.dryRun ? (
            <Trans>{name}: de metingen staan erin</Trans>
          ) : fits ? (
            <Trans>{name}: alles klopt, er is nog niets ingevoerd</Trans>
          ) : (
            <Plural
              value={result.refused}
              one="# rij klopt niet. Verbeter het bestand en kies het opnieuw."
              other="# rijen kloppen niet. Verbeter het bestand en kies het opnieuw."
            />
          )
        }
      >
        {fits && (
          <p>
            <Plural
              value={result.entered}
              one="# meting nieuw of gewijzigd"
              other="# metingen nieuw of gewijzigd"
            />
            {', '}
            <Plural value={result.unchanged} one="# stond er al zo" other="# stonden er al zo" />.
          </p>
        )}
        {ignored.length > 0 && (
          <p>
            <Trans>Deze kolommen lezen wij niet: {ignored.join(', ')}.</Trans>
          </p>
        )}
        <div className="mt-3 empty:hidden">{children}</div>
      </Notice>
      {result.mismatches.length > 0 && (
        <Table
          caption={t`Wat er niet klopt`}
          stacked
          rows={result.mismatches}
          rowKey={(row) => `${row.row} ${row.column} ${localized(row.reason)}`}
          columns={[
            { key: 'row', header: t`Rij`, cell: (row: FileMismatch) => t`Rij ${row.row}` },
            { key: 'column', header: t`Kolom`, cell: (row: FileMismatch) => row.column || t`hele rij` },
            { key: 'value', header: t`Waarde`, cell: (row: FileMismatch) => row.value || '–' },
            { key: 'reason', header: t`Waarom`, cell: (row: FileMismatch) => localized(row.reason) },
          ]}
        />
      )}
    </section>
  );
}

/** An empty file with the right columns, and an explanation of them. */
function Template() {
  const { t } = useLingui();
  const say = useLocalized();
  const indicators = useIndicators();
  const entered = [...indicators.values()].filter((indicator) => !indicator.isDerived);
  const headings = [
    t`Meetdatum`,
    t`Soort`,
    t`Periode van`,
    t`Periode tot en met`,
    ...entered.map((indicator) => say(indicator.name)),
    t`Reden`,
  ];
  const save = () =>
    saveAs(
      new Blob(['\uFEFF', `${headings.map((heading) => `"${heading}"`).join(';')}\r\n`], {
        type: 'text/csv;charset=utf-8',
      }),
      `${t`metingen`}.csv`,
    );
  return (
    <div className="grid max-w-measure justify-items-start gap-3">
      <p className="soft">
        <Trans>
          Eén rij is één meting. Bij Soort schrijft u nulmeting of vervolgmeting. Een reden in de rij
          bevestigt een ongewoon getal, of zegt waarom u een afgeronde meting verbetert.
        </Trans>
      </p>
      <Button kind="secondary" small disabled={entered.length === 0} onClick={save}>
        <FileDown aria-hidden="true" />
        <Trans>Bewaar een leeg voorbeeld</Trans>
      </Button>
    </div>
  );
}
