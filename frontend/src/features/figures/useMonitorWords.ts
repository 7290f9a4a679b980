import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listIndicatorsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { MonitorDimension, MonitorTableSummary } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';

/** Gives measures, indicators and divisions of the monitor in words. */
export function useMonitorWords() {
  const { t } = useLingui();
  const say = useLocalized();
  const indicators = useQuery({ ...listIndicatorsOptions(), staleTime: Number.POSITIVE_INFINITY });
  const dimensions: Record<MonitorDimension, string> = {
    year: t`jaar van begin`,
    section: t`sector`,
    size_class: t`grootte`,
    province: t`provincie`,
    region: t`landsdeel`,
  };
  const measures: Record<MonitorTableSummary['measure'], string> = {
    firms: t`Bedrijven die wij volgen`,
    employees: t`Mensen die er werken`,
    themes: t`Bedrijven per thema`,
    target_groups: t`Bedrijven per doelgroep`,
    participation: t`Instrumenten naar zeggenschap van medewerkers`,
    tools: t`Bedrijven per instrument`,
    change: t`Verandering`,
  };
  const indicatorOf = (code: string | null) => indicators.data?.items.find((each) => each.code === code);
  return {
    dimension: (each: MonitorDimension) => dimensions[each],
    cut: (cut: readonly MonitorDimension[]) => {
      const [first, second] = cut.map((each) => dimensions[each]);
      if (first === undefined) return t`niet verdeeld`;
      return second === undefined ? first : t`${first} en ${second}`;
    },
    subject: (table: MonitorTableSummary) => {
      const indicator = indicatorOf(table.indicator);
      return indicator ? t`Verandering: ${say(indicator.name)}` : measures[table.measure];
    },
    /** In what a change is told: percent for growth figures, else points or the unit itself. */
    unit: (table: MonitorTableSummary) => {
      if (table.measure === 'employees') return t`mensen`;
      if (table.measure !== 'change') return t`bedrijven`;
      const indicator = indicatorOf(table.indicator);
      if (indicator?.transformation === 'log') return t`procent`;
      return indicator?.unit === 'percent' ? t`procentpunt` : t`eigen eenheid`;
    },
  };
}
