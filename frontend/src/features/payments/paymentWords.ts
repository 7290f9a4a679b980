import { msg } from '@lingui/core/macro';
import type { BankAccountStatus, FailureCode, PaymentStatus, ReclaimStatus } from '@/api/types.gen.ts';
import type { Tone } from '@/ui/Pill.tsx';

/** Where a payment stands. */
export const PAYMENT = {
  due: { word: msg`Staat klaar`, tone: 'info' },
  in_batch: { word: msg`Bij de bank`, tone: 'info' },
  paid: { word: msg`Betaald`, tone: 'ok' },
  failed: { word: msg`Mislukt`, tone: 'err' },
  cancelled: { word: msg`Vervallen`, tone: 'calm' },
} as const satisfies Record<PaymentStatus, { word: unknown; tone: Tone }>;

/** Why a bank did not pay. */
export const FAILURE = {
  AC01: msg`De rekening bestaat niet`,
  AC04: msg`De rekening is opgeheven`,
  AC06: msg`De rekening is geblokkeerd`,
  AG01: msg`Op deze rekening mag niet worden overgemaakt`,
  AM04: msg`Te weinig saldo op onze rekening`,
  AM05: msg`De bank zag een dubbele betaling`,
  BE04: msg`De naam hoort niet bij de rekening`,
  MS02: msg`De ontvanger weigerde de betaling`,
  MS03: msg`De bank gaf geen reden`,
  RC01: msg`De bank van de ontvanger is onbekend`,
} as const satisfies Record<FailureCode, unknown>;

export const RECLAIM = {
  open: { word: msg`Staat open`, tone: 'warn' },
  received: { word: msg`Terugbetaald`, tone: 'ok' },
  written_off: { word: msg`Afgeschreven`, tone: 'calm' },
} as const satisfies Record<ReclaimStatus, { word: unknown; tone: Tone }>;

export const BANK_ACCOUNT = {
  waiting: { word: msg`Wacht op Syntens`, tone: 'warn' },
  in_use: { word: msg`Hierop betalen wij`, tone: 'ok' },
  refused: { word: msg`Niet goedgekeurd`, tone: 'err' },
  replaced: { word: msg`Vervangen`, tone: 'calm' },
} as const satisfies Record<BankAccountStatus, { word: unknown; tone: Tone }>;
