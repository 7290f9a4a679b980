import { useLingui } from '@lingui/react/macro';
import type { Power } from '@/api/types.gen.ts';

/** What a mandate can allow, in words. */
export function usePowerWords(): Record<Power, string> {
  const { t } = useLingui();
  return {
    see_scan_result: t`De uitkomst van de scan zien`,
    prepare_applications: t`Aanvragen voorbereiden`,
    submit_applications: t`Aanvragen indienen`,
    confirm_claims: t`Declaraties bevestigen`,
    enter_measurements: t`Metingen zien en invullen`,
  };
}
