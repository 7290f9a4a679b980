import { useLingui } from '@lingui/react/macro';
import type { ScanResultRead, ScanResultTheme } from '@/api/types.gen.ts';
import type { FigureTable } from '@/charts/Figure.tsx';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { SPREAD_WORDS } from './themes.ts';

/** The published figures as a table: the same as the chart, and more. */
export function useResultTable(result: Pick<ScanResultRead, 'themes'>): FigureTable {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const { signed } = useFormats();
  const score = (value: number | null) => value ?? t`niet getoond`;
  return {
    caption: t`Scores van 0 tot 100 per thema`,
    columns: [
      t`Thema`,
      t`Leiding`,
      t`Medewerkers`,
      t`Aantal medewerkers`,
      t`Spreiding`,
      t`Verschil`,
      t`Te winnen`,
    ],
    rows: result.themes.map((theme) => [
      localized(theme.name),
      score(theme.managementScore),
      score(theme.employeeScore),
      theme.employeeCount ?? '–',
      theme.spreadBand ? i18n._(SPREAD_WORDS[theme.spreadBand]) : '–',
      theme.gap === null ? '–' : signed(theme.gap, 0),
      theme.potential ?? '–',
    ]),
  };
}

/** The rows of the chart, the largest difference first. */
export function useGapRows(result: Pick<ScanResultRead, 'themes'>) {
  const localized = useLocalized();
  const weight = (theme: ScanResultTheme) => Math.abs(theme.gap ?? -1);
  return [...result.themes]
    .sort((one, other) => weight(other) - weight(one))
    .map((theme) => ({
      key: theme.theme,
      label: localized(theme.name),
      management: theme.managementScore,
      employees: theme.employeeScore,
    }));
}
