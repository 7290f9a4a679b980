import { Trans, useLingui } from '@lingui/react/macro';
import type { Codebook, CodebookIndicator, CodebookTable } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Table } from '@/ui/Table.tsx';

/** The codebook of an extract, to read and to print: variables, treatment, and what is not told. */
export function CodebookView({ codebook }: { codebook: Codebook }) {
  const say = useLocalized();
  return (
    <section className="grid gap-8" aria-labelledby="codebook">
      <div className="grid gap-3">
        <h2 id="codebook" className="text-2xl">
          <Trans>Codeboek</Trans>
        </h2>
        <p className="soft max-w-measure">
          <Trans>
            Hetzelfde staat als JSON in het bestand, met een beschrijving die statistische programma's lezen
            (CSV on the Web). Aantallen bedrijven en waarden zijn op vijf afgerond.
          </Trans>
        </p>
        <p className="soft max-w-measure">
          <Trans>Bron: {say(codebook.source)}.</Trans>
        </p>
      </div>
      <Treatment codebook={codebook} />
      {codebook.tables.map((table) => (
        <Variables key={table.name} table={table} />
      ))}
      <section className="grid gap-6" aria-labelledby="codebook-indicators">
        <h3 id="codebook-indicators" className="text-xl">
          <Trans>Kengetallen</Trans>
        </h3>
        {codebook.indicators.map((indicator) => (
          <Indicator key={indicator.code} indicator={indicator} />
        ))}
      </section>
      <section className="grid gap-3" aria-labelledby="codebook-terms">
        <h3 id="codebook-terms" className="text-xl">
          <Trans>Voorwaarden</Trans>
        </h3>
        <ol className="grid max-w-measure list-decimal gap-2 ps-6">
          {codebook.terms.map((term) => (
            <li key={term.nl}>{say(term)}</li>
          ))}
        </ol>
      </section>
    </section>
  );
}

function Treatment({ codebook }: { codebook: Codebook }) {
  const { t } = useLingui();
  const say = useLocalized();
  const { number } = useFormats();
  return (
    <section className="grid gap-4" aria-labelledby="codebook-treatment">
      <h3 id="codebook-treatment" className="text-xl">
        <Trans>Hoe bedrijven onherkenbaar zijn</Trans>
      </h3>
      <ul className="grid max-w-measure list-disc gap-2 ps-6">
        <li>
          <Trans>
            Elke combinatie van sector, grootte, plaats, groep en startjaar komt bij minstens{' '}
            {codebook.fewestFirms} bedrijven voor. Waar dat niet zo is, vertellen wij minder, in de volgorde
            hieronder.
          </Trans>
        </li>
        <li>
          <Trans>
            Een op de tien bedrijven is door het lot weggelaten. Dat een bedrijf er niet in staat, zegt dus
            niets.
          </Trans>
        </li>
        <li>
          <Trans>
            De hoogste en de laagste waarde van een kengetal gelden voor minstens {codebook.fewestFirms}{' '}
            bedrijven. Met minder dan {codebook.fewestFirmsOfIndicator} bedrijven vertellen wij het niet.
          </Trans>
        </li>
        <li>
          <Trans>
            Waarden van een groep in een jaar blijven weg als ze allemaal gelijk zijn, of als een bedrijf meer
            dan de helft uitmaakt.
          </Trans>
        </li>
        <li>
          <Trans>
            De pseudoniemen gelden alleen hier. De sleutel is vernietigd: ook wij weten niet wie wie is.
          </Trans>
        </li>
      </ul>
      <Table
        caption={t`Bedrijven naar hoe precies ze worden verteld`}
        stacked
        rows={[
          ...codebook.steps.map((step) => ({ code: step.code, said: say(step.meaning), firms: step.firms })),
          { code: 'out', said: t`weggelaten: te weinig die erop lijken`, firms: codebook.firmsLeftOut },
        ]}
        rowKey={(each) => each.code}
        columns={[
          { key: 'step', header: t`Stap`, cell: (each) => each.said },
          { key: 'firms', header: t`Bedrijven`, numeric: true, cell: (each) => number(each.firms) },
        ]}
      />
    </section>
  );
}

function Variables({ table }: { table: CodebookTable }) {
  const { t } = useLingui();
  const say = useLocalized();
  return (
    <section className="grid gap-4" aria-labelledby={`codebook-${table.name}`}>
      <h3 id={`codebook-${table.name}`} className="break-anywhere text-xl">
        {table.name}
      </h3>
      <Table
        caption={t`Kolommen van ${table.name}`}
        captionHidden
        stacked
        rows={table.variables}
        rowKey={(each) => each.name}
        columns={[
          { key: 'name', header: t`Kolom`, cell: (each) => <code>{each.name}</code> },
          { key: 'meaning', header: t`Betekenis`, cell: (each) => say(each.meaning) },
          {
            key: 'values',
            header: t`Waarden`,
            cell: (each) =>
              each.values.length === 0 ? (
                <span className="quiet">–</span>
              ) : (
                <details>
                  <summary>{t`${each.values.length} waarden`}</summary>
                  <ul className="grid gap-1">
                    {each.values.map((value) => (
                      <li key={value.code} className="break-anywhere">
                        <code>{value.code}</code> {say(value.name)}
                      </li>
                    ))}
                  </ul>
                </details>
              ),
          },
        ]}
      />
    </section>
  );
}

function Indicator({ indicator }: { indicator: CodebookIndicator }) {
  const { t } = useLingui();
  const say = useLocalized();
  const { number } = useFormats();
  const unit = say(indicator.unit);
  const limits =
    indicator.lowest === null || indicator.highest === null
      ? t`te weinig bedrijven: niet verteld`
      : t`van ${number(indicator.lowest)} tot ${number(indicator.highest)}; daarbuiten geldt de grens`;
  return (
    <section className="grid gap-2" aria-labelledby={`indicator-${indicator.code}`}>
      <h4 id={`indicator-${indicator.code}`} className="break-anywhere">
        {say(indicator.name)} <code className="quiet">{indicator.code}</code>
      </h4>
      <p className="soft max-w-measure">
        {say(indicator.definition)} {say(indicator.hint)}
      </p>
      <DefinitionList
        items={[
          { term: t`Eenheid`, value: `${unit}, ${say(indicator.rounding)}` },
          ...(indicator.computedAs
            ? [{ term: t`Berekend als`, value: <code>{indicator.computedAs}</code> }]
            : []),
          { term: t`Grenzen`, value: limits },
          { term: t`Waarden`, value: number(indicator.values) },
          { term: t`Niet verteld`, value: number(indicator.valuesKeptBack) },
        ]}
      />
    </section>
  );
}
