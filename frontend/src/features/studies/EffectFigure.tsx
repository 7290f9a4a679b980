import { useLingui } from '@lingui/react/macro';
import type { EstimateRead, StudyRead } from '@/api/types.gen.ts';
import { type Effect, EffectInterval, isShown } from '@/charts/EffectInterval.tsx';
import { Figure } from '@/charts/Figure.tsx';
import { useFormats } from '@/lib/format.ts';
import { eventsOf, readable } from './release.ts';
import { COMPARISON_WORDS } from './studyWords.ts';

/** The effect by moment since the start with its intervals, and overall; a log in percent. */
export function EffectFigure({ study }: { study: StudyRead }) {
  const { t, i18n } = useLingui();
  const { signed } = useFormats();
  const { release, transform } = study;
  const headline = release.headline === null ? undefined : release.estimates[release.headline];
  if (!headline) return null;
  const unit = transform === 'log' ? '\u00a0%' : '';
  const written = (value: number) => `${signed(readable(value, transform), unit ? 1 : 3)}${unit}`;
  const bandOf = ({ bandLow, bandHigh }: EstimateRead) =>
    bandLow === null || bandHigh === null
      ? undefined
      : { low: readable(bandLow, transform), high: readable(bandHigh, transform) };
  const bandWords = ({ bandLow, bandHigh }: EstimateRead) =>
    bandLow === null || bandHigh === null ? '–' : t`${written(bandLow)} tot ${written(bandHigh)}`;
  const effect = (each: EstimateRead, key: string, label: string): Effect => ({
    key,
    label,
    note: t`${each.treated} en ${each.comparisonFirms} bedrijven`,
    estimate: readable(each.value, transform),
    low: readable(each.low, transform),
    high: readable(each.high, transform),
    band: bandOf(each),
    words: written(each.value),
  });
  const labelOf = (moments: number) => {
    if (moments === 0) return t`Startmoment`;
    if (moments === 1) return t`1 moment later`;
    if (moments > 1) return t`${moments} momenten later`;
    return moments === -1 ? t`1 moment ervoor` : t`${-moments} momenten ervoor`;
  };
  const effects = [
    ...eventsOf(release).map((each) => effect(each, `${each.eventTime}`, labelOf(each.eventTime ?? 0))),
    effect(headline, 'all', t`Over alles`),
  ];
  const finding = isShown(headline)
    ? t`De uitkomst verschilt ${written(headline.value)} door deelname`
    : t`Er is geen verschil aangetoond`;
  const calm = t`De uitkomst verschilt ${written(headline.value)} bij wie deelneemt`;
  const group = headline.comparison ? i18n._(COMPARISON_WORDS[headline.comparison]) : '';
  return (
    <Figure
      title={isShown(headline) && release.evidenceLevel < 3 ? calm : finding}
      lead={
        headline.adjusted
          ? t`Gecorrigeerd, vergeleken met ${group}. De streep is het interval van 95 %; de lichte streep geldt voor alle momenten samen.`
          : t`Vergeleken met ${group}. De streep is het interval van 95 %; de lichte streep geldt voor alle momenten samen.`
      }
      table={{
        caption: t`Effect per moment sinds de start`,
        columns: [
          t`Moment`,
          t`Effect`,
          t`Van`,
          t`Tot`,
          t`Alle momenten samen (95 %)`,
          t`Deelnemers`,
          t`Vergeleken`,
        ],
        rows: [
          ...eventsOf(release).map((each) => [labelOf(each.eventTime ?? 0), each] as const),
          [t`Over alles`, headline] as const,
        ].map(([label, each]) => [
          label,
          written(each.value),
          written(each.low),
          written(each.high),
          bandWords(each),
          each.treated,
          each.comparisonFirms,
        ]),
      }}
    >
      <EffectInterval effects={effects} description={t`Effect per moment sinds de start, met intervallen`} />
    </Figure>
  );
}
