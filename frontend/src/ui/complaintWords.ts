import { msg } from '@lingui/core/macro';
import type { ComplaintRead } from '@/api/types.gen.ts';
import type { Tone } from './Pill.tsx';

export const GROUND_WORDS = {
  quality: msg`De kwaliteit van het advies`,
  agreements: msg`Afspraken die niet zijn nagekomen`,
  costs: msg`Uren of kosten die niet kloppen`,
  independence: msg`Onafhankelijkheid: belang bij wat er wordt geadviseerd`,
  privacy: msg`Vertrouwelijkheid van gegevens`,
  conduct: msg`Gedrag of manier van werven`,
} as const satisfies Record<ComplaintRead['ground'], unknown>;

export const STATUS_WORDS = {
  filed: msg`In behandeling`,
  upheld: msg`Terecht`,
  dismissed: msg`Niet terecht`,
  withdrawn: msg`Ingetrokken`,
} as const satisfies Record<ComplaintRead['status'], unknown>;

export const STATUS_TONES: Record<ComplaintRead['status'], Tone> = {
  filed: 'warn',
  upheld: 'ok',
  dismissed: 'calm',
  withdrawn: 'calm',
};

export const MEASURE_WORDS = {
  none: msg`Geen maatregel`,
  warning: msg`De adviseur is gewaarschuwd`,
  suspension: msg`De erkenning is geschorst`,
  withdrawal: msg`De erkenning is ingetrokken`,
} as const satisfies Record<NonNullable<ComplaintRead['measure']>, unknown>;
