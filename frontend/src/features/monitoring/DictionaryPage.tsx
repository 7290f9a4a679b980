import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { FileDown } from 'lucide-react';
import { useEffect } from 'react';
import { listIndicatorsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { exportIndicators } from '@/api/sdk.gen.ts';
import type { IndicatorRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { useFigures } from './useFigures.ts';
import './monitoring.css';

/** Every indicator: what it means, how to count it, and which values we ask about. For everybody. */
export function DictionaryPage() {
  const { t } = useLingui();
  const indicators = useQuery(listIndicatorsOptions());
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Wat wij meten`}
        documentTitle={t`Kengetallen`}
        lead={t`Elk bedrijf telt op dezelfde manier, anders zegt een vergelijking niets. Hier staat wat elk cijfer betekent en hoe u het telt.`}
      />
      <Loaded
        query={indicators}
        skeleton={<ListSkeleton rows={8} />}
        errorTitle={<Trans>De kengetallen kwamen niet door</Trans>}
      >
        {(found) => <Entries indicators={found.items} />}
      </Loaded>
    </div>
  );
}

function Entries({ indicators }: { indicators: readonly IndicatorRead[] }) {
  const { t } = useLingui();
  const say = useLocalized();
  const { hash } = useLocation();
  useEffect(() => {
    document.getElementById(hash)?.scrollIntoView();
  }, [hash]);
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  return (
    <div className="grid gap-10">
      <SaveDictionary />
      <nav aria-label={t`Alle kengetallen`} className="no-print">
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {indicators.map((indicator) => (
            <li key={indicator.code}>
              <a className="link" href={`#${indicator.code}`}>
                {say(indicator.name)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="hairlines">
        {indicators.map((indicator) => (
          <Entry key={indicator.code} indicator={indicator} all={byCode} />
        ))}
      </div>
    </div>
  );
}

function Entry({ indicator, all }: { indicator: IndicatorRead; all: ReadonlyMap<string, IndicatorRead> }) {
  const { t } = useLingui();
  const say = useLocalized();
  const figures = useFigures();
  const { number } = useFormats();
  const changes = {
    log: t`in procent van de vorige keer`,
    points: t`in punten`,
    level: t`in de eenheid zelf`,
  };
  const ways = {
    up: t`Hoger is meestal beter`,
    down: t`Lager is meestal beter`,
    neutral: t`Hangt van uw bedrijf af`,
  };
  const questions = [
    indicator.jumpRatio !== null &&
      t`bij ${number(indicator.jumpRatio)} keer zoveel of zo weinig als de vorige keer`,
    indicator.jumpPoints !== null &&
      t`bij een verschil van ${figures.value(indicator, indicator.jumpPoints)} of meer`,
  ].filter(Boolean);
  const upper = say(all.get(indicator.numerator ?? '')?.name);
  const lower = say(all.get(indicator.denominator ?? '')?.name);
  return (
    <section className="dictionary-entry" id={indicator.code} aria-labelledby={`${indicator.code}-name`}>
      <div>
        <h2 id={`${indicator.code}-name`} className="text-xl">
          {say(indicator.name)}
        </h2>
        <p className="mt-2 max-w-measure">{say(indicator.definition)}</p>
        {say(indicator.hint) && (
          <p className="soft mt-2 max-w-measure">
            <strong>
              <Trans>Zo telt u het.</Trans>
            </strong>{' '}
            {say(indicator.hint)}
          </p>
        )}
      </div>
      <DefinitionList
        items={[
          { term: t`Eenheid`, value: figures.unit(indicator) },
          { term: t`Verandering`, value: changes[indicator.transformation] },
          { term: t`Welke kant op`, value: ways[indicator.direction] },
          indicator.isDerived
            ? { term: t`Berekend`, value: t`${upper} gedeeld door ${lower}` }
            : {
                term: t`Nodig`,
                value: indicator.isRequired ? t`in elke meting` : t`niet verplicht`,
              },
          ...(indicator.isDerived
            ? []
            : [
                {
                  term: t`Mogelijk`,
                  value: t`${figures.bare(indicator, indicator.minimum)} tot ${figures.value(indicator, indicator.maximum)}`,
                },
              ]),
          ...(questions.length > 0
            ? [{ term: t`Wij vragen of het klopt`, value: questions.join(', ') }]
            : []),
        ]}
      />
    </section>
  );
}

function SaveDictionary() {
  const { t, i18n } = useLingui();
  const { busy, fault, run } = useAct();
  const save = () =>
    run(async () => {
      const { data } = await exportIndicators({
        headers: { 'Accept-Language': i18n.locale } as never,
        parseAs: 'blob',
        throwOnError: true,
      });
      saveAs(data as unknown as Blob, `${t`kengetallen`}.csv`);
    });
  return (
    <div className="no-print flex flex-wrap items-center gap-3">
      <Button kind="secondary" small busy={busy} onClick={() => void save()}>
        <FileDown aria-hidden="true" />
        <Trans>Bewaar als CSV</Trans>
      </Button>
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
