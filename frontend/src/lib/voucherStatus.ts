import { msg } from '@lingui/core/macro';
import type { RoundStatus, VoucherStatus } from '@/api/types.gen.ts';

type Tone = 'ok' | 'warn' | 'err' | 'info' | 'calm';

/** The word and tone of each status of a voucher: the same wherever it is shown. */
export const VOUCHER_STATUS = {
  draft: { word: msg`Concept`, tone: 'calm' as Tone },
  submitted: { word: msg`Ingediend`, tone: 'calm' as Tone },
  waitlisted: { word: msg`Wachtlijst`, tone: 'calm' as Tone },
  in_review: { word: msg`In behandeling`, tone: 'info' as Tone },
  information_requested: { word: msg`Aanvulling gevraagd`, tone: 'warn' as Tone },
  granted: { word: msg`Toegekend`, tone: 'ok' as Tone },
  rejected: { word: msg`Afgewezen`, tone: 'err' as Tone },
  not_considered: { word: msg`Niet behandeld`, tone: 'err' as Tone },
  withdrawn: { word: msg`Ingetrokken`, tone: 'calm' as Tone },
  in_use: { word: msg`Advies loopt`, tone: 'info' as Tone },
  claimed: { word: msg`Gedeclareerd`, tone: 'info' as Tone },
  claim_returned: { word: msg`Declaratie terug`, tone: 'warn' as Tone },
  settled: { word: msg`Vastgesteld`, tone: 'ok' as Tone },
  expired: { word: msg`Verlopen`, tone: 'calm' as Tone },
  revoked: { word: msg`Ingetrokken door Syntens`, tone: 'err' as Tone },
} as const satisfies Record<VoucherStatus, unknown>;

/** The word and tone of each status of a round. */
export const ROUND_STATUS = {
  draft: { word: msg`Concept`, tone: 'calm' as Tone },
  published: { word: msg`Aangekondigd`, tone: 'info' as Tone },
  open: { word: msg`Open`, tone: 'ok' as Tone },
  closed: { word: msg`Gesloten`, tone: 'calm' as Tone },
  allocated: { word: msg`Verdeeld`, tone: 'calm' as Tone },
  ended: { word: msg`Afgerond`, tone: 'calm' as Tone },
} as const satisfies Record<RoundStatus, unknown>;
