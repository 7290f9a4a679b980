import { Trans, useLingui } from '@lingui/react/macro';
import type { EffectOutcome } from '@/api/types.gen.ts';
import { EffectInterval } from '@/charts/EffectInterval.tsx';
import { Figure } from '@/charts/Figure.tsx';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { levelOf, useEffectWords } from './useEffectWords.ts';

/** Outcomes of one unit with their intervals in one chart, and of each the sentence that may be said. */
export function EffectOverview({ outcomes, title }: { outcomes: readonly EffectOutcome[]; title: string }) {
  const { t } = useLingui();
  const { number } = useFormats();
  const say = useLocalized();
  const { size, interval, conclusion } = useEffectWords();
  const told = outcomes.flatMap((outcome) =>
    outcome.headline ? [{ outcome, headline: outcome.headline }] : [],
  );
  const units = (['percent', 'points'] as const).filter((unit) =>
    told.some(({ outcome }) => outcome.unit === unit),
  );
  return (
    <div className="grid gap-8">
      {told.length > 0 && (
        <div className="max-w-[46rem]">
          <Figure
            title={title}
            table={{
              caption: title,
              columns: [t`Uitkomst`, t`Effect`, t`Marge (95 %)`, t`Deelnemers`, t`Andere bedrijven`],
              rows: told.map(({ outcome, headline }) => [
                say(outcome.name),
                size(outcome, headline.value),
                interval(outcome, headline),
                number(headline.treated),
                number(headline.comparisonFirms),
              ]),
            }}
          >
            {units.map((unit) => (
              <EffectInterval
                key={unit}
                description={told
                  .filter(({ outcome }) => outcome.unit === unit)
                  .map(
                    ({ outcome, headline }) =>
                      `${say(outcome.name)}: ${size(outcome, headline.value)} (${interval(outcome, headline)})`,
                  )
                  .join('. ')}
                effects={told
                  .filter(({ outcome }) => outcome.unit === unit)
                  .map(({ outcome, headline }) => ({
                    key: outcome.indicator,
                    label: say(outcome.name),
                    note: unit === 'percent' ? t`procent` : t`punten`,
                    estimate: headline.value,
                    low: headline.low,
                    high: headline.high,
                    words: size(outcome, headline.value),
                  }))}
              />
            ))}
          </Figure>
        </div>
      )}
      <ul className="grid gap-5">
        {outcomes.map((outcome) => (
          <li key={outcome.indicator} className="grid gap-1">
            <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <b>{say(outcome.name)}</b>
              {outcome.headline && <EvidenceLabel level={levelOf(outcome)} />}
            </span>
            <span className="soft">{conclusion(outcome)}</span>
            {outcome.headline && (
              <span className="meta">
                <span>{t`Marge: ${interval(outcome, outcome.headline)}`}</span>
                <span>
                  <Trans>
                    {number(outcome.headline.treated)} deelnemers, {number(outcome.headline.comparisonFirms)}{' '}
                    andere
                  </Trans>
                </span>
                <span>{`${outcome.moments[0]} – ${outcome.moments.at(-1)}`}</span>
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
