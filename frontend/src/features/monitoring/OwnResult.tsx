import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readMeasurementResultOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ComparisonCell, MeasurementResult, Place, ResultLine } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { useIndicators } from './measurementQueries.ts';
import { ResultPictures } from './ResultPictures.tsx';
import { ShareResult } from './ShareResult.tsx';
import { useFigures } from './useFigures.ts';

/** What changed since the baseline, indicator by indicator: a description, never called an effect. */
export function OwnResult({ companyId }: { companyId: string }) {
  const result = useQuery(readMeasurementResultOptions({ path: { companyId } }));
  return (
    <Loaded query={result} skeleton={<ListSkeleton />} errorTitle={<Trans>De uitkomst kwam niet door</Trans>}>
      {(found) => (found.latestOn ? <Changes result={found} /> : <OnlyBaseline result={found} />)}
    </Loaded>
  );
}

function OnlyBaseline({ result }: { result: MeasurementResult }) {
  const { day } = useFormats();
  return (
    <Panel>
      <h2 className="text-2xl">
        <Trans>Uw nulmeting staat vast</Trans>
      </h2>
      <p className="soft mt-2">
        {result.nextDueOn ? (
          <Trans>U meet opnieuw rond {day(result.nextDueOn)}. Dan ziet u hier wat er veranderde.</Trans>
        ) : (
          <Trans>Een jaar na de start meet u opnieuw. Dan ziet u hier wat er veranderde.</Trans>
        )}
      </p>
    </Panel>
  );
}

function Changes({ result }: { result: MeasurementResult }) {
  const { t } = useLingui();
  const say = useLocalized();
  const { day } = useFormats();
  const indicators = useIndicators();
  const figures = useFigures();
  const places: Record<Place, string> = {
    lowest_quarter: t`laagste kwart`,
    middle_half: t`middelste helft`,
    highest_quarter: t`hoogste kwart`,
  };
  const compared: Record<ComparisonCell, string> = {
    sector_and_size: t`bedrijven van uw sector en grootte`,
    sector: t`bedrijven van uw sector`,
    all: t`alle bedrijven die wij volgen`,
  };
  const lines = result.lines.filter(
    (line) => line.baseline !== null && line.latest !== null && indicators.has(line.indicator),
  );
  const better = lines.filter((line) => line.isBetter === true).length;
  const known = lines.filter((line) => line.isBetter !== null).length;
  const of = (line: ResultLine) =>
    indicators.get(line.indicator) as NonNullable<ReturnType<typeof indicators.get>>;
  const absent = lines.find((line) => line.comparisonAbsent)?.comparisonAbsent;
  return (
    <section className="grid gap-4">
      <h2 className="text-2xl">
        {known === 0 ? t`Wat er veranderde` : t`${better} van ${known} cijfers gingen de goede kant op`}
      </h2>
      <p className="soft">
        {t`Van ${day(result.baselineOn ?? '')} tot ${day(result.latestOn ?? '')}, alleen uw eigen bedrijf.`}
      </p>
      <ShareResult companyId={result.companyId} lines={lines} indicators={indicators} />
      <ResultPictures result={result} indicators={indicators} />
      <Table
        caption={t`Verandering sinds de nulmeting`}
        captionHidden
        rows={lines}
        rowKey={(line) => line.indicator}
        columns={[
          { key: 'name', header: t`Kengetal`, cell: (line) => say(of(line).name) },
          {
            key: 'baseline',
            header: t`Nulmeting`,
            numeric: true,
            cell: (line) => figures.value(of(line), line.baseline ?? 0),
          },
          {
            key: 'latest',
            header: t`Nu`,
            numeric: true,
            cell: (line) => figures.value(of(line), line.latest ?? 0),
          },
          {
            key: 'change',
            header: t`Verandering`,
            numeric: true,
            cell: (line) =>
              line.change === null ? (
                '–'
              ) : (
                <strong className={line.isBetter ? 'text-ok' : undefined}>
                  {figures.change(of(line), line.change)}
                </strong>
              ),
          },
          {
            key: 'others',
            header: t`Vergelijkbare bedrijven`,
            numeric: true,
            cell: (line) =>
              line.comparison
                ? t`${figures.change(of(line), line.comparison.p25)} tot ${figures.change(of(line), line.comparison.p75)}`
                : t`nog geen vergelijking`,
          },
          ...(lines.some((line) => line.place)
            ? [
                {
                  key: 'place',
                  header: t`Uw plaats`,
                  cell: (line: ResultLine) => (line.place ? places[line.place] : '–'),
                },
              ]
            : []),
        ]}
      />
      {result.comparedWith && (
        <p className="quiet max-w-measure">
          {t`Vergeleken met ${compared[result.comparedWith]}: de middelste helft van hun veranderingen. Wij maken deze vergelijking één keer per kwartaal; een kleine groep trekken wij naar het gemiddelde van de sector.`}
        </p>
      )}
      {absent && <p className="quiet">{say(absent)}</p>}
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <EvidenceLabel level={0} />
        <span className="quiet">
          <Trans>Dit laat zien wat er veranderde, niet waardoor.</Trans>
        </span>
      </p>
    </section>
  );
}
