import { Trans, useLingui } from '@lingui/react/macro';
import type { EffectEstimate, EffectOutcome } from '@/api/types.gen.ts';
import { EventStudy } from '@/charts/EventStudy.tsx';
import { AsTable, Figure } from '@/charts/Figure.tsx';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { useBalanceWords, useEstimandWords } from './estimandWords.ts';
import { levelOf, useEffectWords } from './useEffectWords.ts';

/** Everything by which somebody can judge one outcome: by year, groups compared, who answered, and what was done. */
export function EffectOutcomeDetail({ outcome }: { outcome: EffectOutcome }) {
  const { t } = useLingui();
  const say = useLocalized();
  const { conclusion } = useEffectWords();
  const name = say(outcome.name);
  const events = eventsOf(outcome);
  return (
    <section className="grid gap-6" aria-labelledby={`outcome-${outcome.indicator}`}>
      <div className="grid gap-2">
        <h2 id={`outcome-${outcome.indicator}`} className="text-2xl">
          {name}
        </h2>
        <p className="flex flex-wrap items-center gap-4">
          {outcome.headline && <EvidenceLabel level={levelOf(outcome)} />}
          <span className="quiet">{outcome.isPrimary ? t`Vooraf gekozen` : t`Verkennend`}</span>
        </p>
        <p className="max-w-measure">{conclusion(outcome)}</p>
      </div>
      {events.length > 1 && (
        <div className="max-w-[46rem]">
          <Events outcome={outcome} events={events} />
        </div>
      )}
      {outcome.headline && (
        <>
          <PreTrend outcome={outcome} />
          <Tables outcome={outcome} />
        </>
      )}
      {outcome.warnings.length > 0 && (
        <ul className="soft grid max-w-measure list-disc gap-1 pl-5 text-sm">
          {outcome.warnings.map((warning) => (
            <li key={warning.code}>{say(warning.text)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The figures by moment of the same kind as the headline: the same comparison, and adjusted when it is. */
export function eventsOf({ headline, estimates }: EffectOutcome): EffectEstimate[] {
  const kinds = headline?.estimand === 'twfe' ? ['twfe_event'] : ['att_event'];
  const found = estimates.filter((each) => kinds.includes(each.estimand) && each.eventTime !== null);
  const alike = found.filter(
    (each) => each.comparison === headline?.comparison && each.adjusted === headline?.adjusted,
  );
  const chosen = alike.length > 0 ? alike : found.filter((each) => !each.adjusted);
  const first = chosen[0];
  return first ? chosen.filter((each) => each.comparison === first.comparison) : [];
}

/** The band that holds all moments of a course at once; two-way figures have none. */
function bandOf({ bandLow, bandHigh }: EffectEstimate) {
  return bandLow === null || bandHigh === null ? undefined : { low: bandLow, high: bandHigh };
}

function Events({ outcome, events }: { outcome: EffectOutcome; events: readonly EffectEstimate[] }) {
  const { t } = useLingui();
  const { number, signed } = useFormats();
  const say = useLocalized();
  const { size, interval } = useEffectWords();
  const bandWords = (each: EffectEstimate) => {
    const band = bandOf(each);
    return band ? interval(outcome, band) : '–';
  };
  const rows = [...events].sort((one, other) => (one.eventTime ?? 0) - (other.eventTime ?? 0));
  return (
    <Figure
      title={t`Verschil met andere bedrijven, voor en na de start`}
      lead={t`De donkere band is de marge van 95 % van elke meting. De lichte band geldt voor alle metingen samen: loopt de nullijn daar helemaal binnen, dan is in het hele verloop geen verschil aangetoond. Voor de start hoort het verschil rond nul te liggen: daar staat de verandering van meting tot meting.`}
      table={{
        caption: t`Verschil per meting sinds de start: ${say(outcome.name)}`,
        columns: [
          t`Metingen sinds de start`,
          t`Verschil`,
          t`Marge (95 %)`,
          t`Alle metingen samen (95 %)`,
          t`Deelnemers`,
        ],
        rows: rows.map((each) => [
          signed(each.eventTime ?? 0, 0),
          size(outcome, each.value),
          interval(outcome, each),
          bandWords(each),
          number(each.treated),
        ]),
      }}
    >
      <EventStudy
        points={rows.map((each) => ({
          time: each.eventTime ?? 0,
          value: each.value,
          low: each.low,
          high: each.high,
          band: bandOf(each),
        }))}
        unit={outcome.unit === 'percent' ? t`procent` : t`punten`}
        timeWords={t`metingen sinds de start`}
        startWords={t`start`}
        description={rows
          .map(
            (each) =>
              `${signed(each.eventTime ?? 0, 0)}: ${size(outcome, each.value)} (${interval(outcome, each)})`,
          )
          .join('. ')}
      />
    </Figure>
  );
}

function PreTrend({ outcome }: { outcome: EffectOutcome }) {
  const { number } = useFormats();
  const say = useLocalized();
  const test = outcome.preTrend;
  if (!test) return null;
  return (
    <p className="soft max-w-measure text-sm">
      {test.pValue === null ? (
        test.reason && say(test.reason.text)
      ) : test.pValue < 0.05 ? (
        <Trans>
          Voor de start liepen de groepen al uiteen (p = {number(test.pValue, { maximumFractionDigits: 3 })}).
          Lees het effect daarom voorzichtig.
        </Trans>
      ) : (
        <Trans>
          Voor de start zagen wij geen verschil in ontwikkeling tussen de groepen (p ={' '}
          {number(test.pValue, { maximumFractionDigits: 3 })}).
        </Trans>
      )}
    </p>
  );
}

function Tables({ outcome }: { outcome: EffectOutcome }) {
  const { t } = useLingui();
  const { number } = useFormats();
  const { size, interval } = useEffectWords();
  const estimands = useEstimandWords();
  const attributes = useBalanceWords();
  const decimals = { maximumFractionDigits: 2 };
  const others = outcome.estimates.filter((each) => each.eventTime === null);
  return (
    <div className="grid gap-4">
      <Fold title={t`Alle schattingen`}>
        <AsTable
          table={{
            caption: t`Alle schattingen`,
            columns: [t`Schatting`, t`Effect`, t`Marge (95 %)`, t`Deelnemers`, t`Andere bedrijven`],
            rows: others.map((each) => [
              estimands(each),
              size(outcome, each.value),
              interval(outcome, each),
              number(each.treated),
              number(each.comparisonFirms),
            ]),
          }}
        />
      </Fold>
      {outcome.balance.length > 0 && (
        <Fold title={t`Hoe gelijk waren de groepen vooraf`}>
          <AsTable
            table={{
              caption: t`Verschil voor de start, in standaardafwijkingen; onder 0,25 noemen wij gelijk`,
              columns: [t`Kenmerk`, t`Verschil`, t`Na correctie`],
              rows: outcome.balance.map((row) => [
                attributes(row.attribute),
                number(row.difference, decimals),
                row.adjustedDifference === null ? '–' : number(row.adjustedDifference, decimals),
              ]),
            }}
          />
        </Fold>
      )}
      {outcome.response.length > 0 && (
        <Fold title={t`Wie heeft gemeten`}>
          <AsTable
            table={{
              caption: t`Metingen per groep; aantallen afgerond op vijf`,
              columns: [t`Groep en moment`, t`Bedrijven`, t`Gemeten`],
              rows: outcome.response.map((row) => [
                `${row.arm === 'treated' ? t`Deelnemers` : t`Andere bedrijven`}, ${row.moment}`,
                row.expected === null ? t`te weinig` : number(row.expected),
                row.measured === null ? t`te weinig` : number(row.measured),
              ]),
            }}
          />
          {outcome.attrition && (
            <p className="soft mt-3 text-sm">
              {outcome.attrition.gap === null
                ? outcome.attrition.isGapLarge
                  ? t`De respons van beide groepen verschilt meer dan 5 procentpunt.`
                  : t`De respons van beide groepen verschilt hooguit 5 procentpunt.`
                : t`Grootste verschil in respons: ${number(outcome.attrition.gap)} procentpunt.`}{' '}
              {outcome.attrition.low !== null &&
                outcome.attrition.high !== null &&
                t`Als deelname zelf bepaalt wie antwoordt, ligt het effect tussen ${size(outcome, outcome.attrition.low)} en ${size(outcome, outcome.attrition.high)}.`}
            </p>
          )}
        </Fold>
      )}
    </div>
  );
}

function Fold({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <h3 className="text-base">{title}</h3>
      {children}
    </div>
  );
}
