import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { IndicatorRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';

/** How values of indicators are written: with their unit, and changes as each indicator tells them. */
export function useFigures() {
  const { t } = useLingui();
  const { money, number, signed } = useFormats();
  const unit = (indicator: IndicatorRead): string =>
    ({
      euro_cents: t`euro`,
      euro_cents_per_fte: t`euro per fte`,
      euro_cents_per_hour: t`euro per uur`,
      persons: t`mensen`,
      fte: t`fte`,
      hours: t`uur`,
      percent: '%',
      score: t`van 10`,
      days: t`dagen`,
    })[indicator.unit];
  const isMoney = (indicator: IndicatorRead) => indicator.unit.startsWith('euro_cents');
  return {
    unit,
    isMoney,
    /** Without its unit, for the lower end of a range; money keeps its sign. */
    bare: (indicator: IndicatorRead, value: number): string =>
      isMoney(indicator)
        ? money(Math.round(value))
        : number(value, { maximumFractionDigits: indicator.decimals }),
    value: (indicator: IndicatorRead, value: number): string =>
      isMoney(indicator)
        ? money(Math.round(value))
        : `${number(value, { maximumFractionDigits: indicator.decimals })} ${unit(indicator)}`,
    change: (indicator: IndicatorRead, change: number): string => {
      if (indicator.transformation === 'log') return `${signed(change)} %`;
      if (indicator.transformation === 'points') {
        const size = signed(change);
        return plural(Math.abs(change), { one: `${size} punt`, other: `${size} punt` });
      }
      return isMoney(indicator) ? money(Math.round(change)) : `${signed(change)} ${unit(indicator)}`;
    },
  };
}
