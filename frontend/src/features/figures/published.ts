import { useLingui } from '@lingui/react/macro';
import type { PublishedFigure } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import type { EvidenceLevel } from '@/ui/EvidenceLabel.tsx';

/** The published figures by code; a page section leaves itself out when its figure is not there. */
export type Published = ReadonlyMap<string, PublishedFigure>;

export const byCode = (figures: readonly PublishedFigure[]): Published =>
  new Map(figures.map((figure) => [figure.code, figure]));

export const levelOf = (figure: PublishedFigure): EvidenceLevel => figure.evidence.level as EvidenceLevel;

/** Gives the numbers of a figure in words: `15 % met slimmer werken`, `ongeveer € 20.000`. */
export function useFigureWords() {
  const { t } = useLingui();
  const { number, percent, money } = useFormats();
  const say = useLocalized();
  const bare = (figure: PublishedFigure, value: number) => {
    if (figure.unit === 'percent') return percent(value / 100);
    if (figure.unit === 'euros') return money(value * 100);
    if (figure.unit === 'percentage_points') return t`${number(value)} procentpunt`;
    if (figure.unit === 'hours') return t`${number(value)} uur`;
    return number(value);
  };
  const value = (figure: PublishedFigure, one: number) => {
    const words = bare(figure, one);
    if (figure.precision === 'about') return t`ongeveer ${words}`;
    return figure.precision === 'at_least' ? t`minstens ${words}` : words;
  };
  return {
    bare,
    lines: (figure: PublishedFigure) =>
      figure.values.map((one) => ({ number: value(figure, one.value), of: one.of ? say(one.of) : '' })),
  };
}
