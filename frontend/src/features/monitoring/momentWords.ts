import { useLingui } from '@lingui/react/macro';
import type { DeclineReason, MomentState } from '@/api/types.gen.ts';
import type { Tone } from '@/ui/Pill.tsx';

const TONES: Record<MomentState, Tone> = {
  planned: 'calm',
  open: 'info',
  overdue: 'warn',
  answered: 'ok',
  declined: 'calm',
  lapsed: 'calm',
  ended: 'calm',
};

/** The words for planned measurements: where they stand, and why somebody does not answer. */
export function useMomentWords() {
  const { t } = useLingui();
  const states: Record<MomentState, string> = {
    planned: t`Komt later`,
    open: t`Aan de beurt`,
    overdue: t`Wacht op u`,
    answered: t`Gemeten`,
    declined: t`U antwoordt niet`,
    lapsed: t`Niet gemeten`,
    ended: t`Vervallen`,
  };
  const reasons: Record<DeclineReason, string> = {
    no_time: t`Wij hebben er geen tijd voor`,
    not_available: t`Wij hebben de cijfers niet`,
    stopped: t`Ons bedrijf stopt of is gestopt`,
    confidential: t`Wij delen deze cijfers niet`,
    other: t`Iets anders`,
  };
  return {
    state: (state: MomentState) => states[state],
    tone: (state: MomentState) => TONES[state],
    reasons,
    name: (number: number) =>
      number === 0 ? t`Nulmeting` : number === 1 ? t`Na een jaar` : t`Na ${number} jaar`,
  };
}
