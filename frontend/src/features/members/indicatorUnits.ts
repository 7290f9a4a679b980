import { useLingui } from '@lingui/react/macro';
import type { Unit } from '@/api/types.gen.ts';

/** The unit behind a figure that is typed. */
export function useIndicatorUnits(): Record<Unit, string> {
  const { t } = useLingui();
  return {
    euro_cents: t`euro`,
    euro_cents_per_fte: t`euro per fte`,
    euro_cents_per_hour: t`euro per uur`,
    persons: t`mensen`,
    fte: t`fte`,
    hours: t`uur`,
    percent: '%',
    score: t`van 10`,
    days: t`dagen`,
  };
}
