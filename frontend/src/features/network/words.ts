import { msg } from '@lingui/core/macro';
import type { IntroductionStatus, ReportReason, Shown } from '@/api/types.gen.ts';
import type { Tone } from '@/ui/Pill.tsx';

export const STATUS_WORDS = {
  open: msg`Wacht op antwoord`,
  accepted: msg`Kennisgemaakt`,
  declined: msg`Gaat nu niet door`,
  withdrawn: msg`Ingetrokken`,
} as const satisfies Record<IntroductionStatus, unknown>;

export const STATUS_TONES: Record<IntroductionStatus, Tone> = {
  open: 'info',
  accepted: 'ok',
  declined: 'calm',
  withdrawn: 'calm',
};

export const SHOWN_WORDS = {
  nobody: msg`Niemand`,
  introduced: msg`Na kennismaking`,
  everyone: msg`Iedereen in het netwerk`,
} as const satisfies Record<Shown, unknown>;

export const REASON_WORDS = {
  spam: msg`Spam`,
  advertising: msg`Reclame`,
  offensive: msg`Grof of kwetsend`,
  personal_data: msg`Persoonlijke gegevens`,
  wrong: msg`Klopt niet`,
  other: msg`Iets anders`,
} as const satisfies Record<ReportReason, unknown>;
