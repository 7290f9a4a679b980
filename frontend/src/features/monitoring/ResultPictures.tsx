import { useLingui } from '@lingui/react/macro';
import type { IndicatorRead, MeasurementResult, ResultLine } from '@/api/types.gen.ts';
import { Figure } from '@/charts/Figure.tsx';
import { TimeSeries } from '@/charts/TimeSeries.tsx';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useFigures } from './useFigures.ts';

/** What people look at first; the table holds the rest. */
const SHOWN = ['productivity_per_hour', 'profit_margin', 'sickness_absence', 'employee_satisfaction'];

interface ResultPicturesProps {
  result: MeasurementResult;
  indicators: ReadonlyMap<string, IndicatorRead>;
}

/** The main figures of the company from baseline to now, each as a line with its finding above it. */
export function ResultPictures({ result, indicators }: ResultPicturesProps) {
  const lines = SHOWN.flatMap((code) => {
    const line = result.lines.find((each) => each.indicator === code && each.series.length > 1);
    const indicator = indicators.get(code);
    return line && indicator ? [{ line, indicator }] : [];
  });
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      {lines.map(({ line, indicator }) => (
        <Picture key={line.indicator} line={line} indicator={indicator} />
      ))}
    </div>
  );
}

function Picture({ line, indicator }: { line: ResultLine; indicator: IndicatorRead }) {
  const { t, i18n } = useLingui();
  const { day } = useFormats();
  const say = useLocalized();
  const figures = useFigures();
  const name = say(indicator.name);
  const value = (one: number) => figures.value(indicator, one);
  const brief = (on: string) =>
    new Date(`${on}T12:00:00Z`).toLocaleDateString(i18n.locale, {
      day: 'numeric',
      month: 'numeric',
      year: '2-digit',
      timeZone: 'UTC',
    });
  const rows = line.series.map((point) => [day(point.measuredOn), value(point.value)]);
  return (
    <Figure
      title={t`${name}: van ${value(line.baseline ?? 0)} naar ${value(line.latest ?? 0)}`}
      table={{ caption: name, columns: [t`Gemeten op`, name], rows }}
    >
      <TimeSeries
        own={line.series.map((point) => ({ period: brief(point.measuredOn), value: point.value }))}
        ownName={t`uw bedrijf`}
        format={value}
        description={`${name}. ${rows.map(([on, words]) => `${on}: ${words}`).join('; ')}.`}
      />
    </Figure>
  );
}
