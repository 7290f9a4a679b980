import { useLingui } from '@lingui/react/macro';
import type { DeclineReason, EnrolmentKind, MomentState } from '@/api/types.gen.ts';

/** The words of the board: groups, where something stands, and reasons. */
export function useResponseWords() {
  const { t } = useLingui();
  const arms: Record<EnrolmentKind, string> = {
    participant: t`Deelnemers`,
    comparison: t`Vergelijkingsgroep`,
    waiting_list: t`Wachtlijst`,
  };
  const states: Record<MomentState, string> = {
    planned: t`Komt later`,
    open: t`Open`,
    overdue: t`Te laat`,
    lapsed: t`Niet gemeten`,
    declined: t`Antwoordt niet`,
    answered: t`Gemeten`,
    ended: t`Vervallen`,
  };
  const reasons: Record<DeclineReason, string> = {
    no_time: t`Geen tijd`,
    not_available: t`Cijfers niet beschikbaar`,
    stopped: t`Bedrijf gestopt`,
    confidential: t`Vertrouwelijk`,
    other: t`Iets anders`,
  };
  return {
    arms,
    states,
    reasons,
    wave: (number: number) => (number === 0 ? t`T0, nulmeting` : t`T${number}, na ${number} jaar`),
  };
}
