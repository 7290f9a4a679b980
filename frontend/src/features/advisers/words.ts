import { msg } from '@lingui/core/macro';
import type {
  Accreditation,
  AdviserKind,
  FirmChangeRead,
  FirmStatus,
  ReferralStatus,
} from '@/api/types.gen.ts';
import type { Tone } from '@/ui/Pill.tsx';

export const ADVISER_KIND_WORDS = {
  private: msg`Adviesbureau`,
  branch: msg`Branche`,
  syntens: msg`Syntens`,
  knowledge_institution: msg`Kennisinstelling`,
} as const satisfies Record<AdviserKind, unknown>;

export const LANGUAGE_WORDS: Readonly<Record<string, ReturnType<typeof msg>>> = {
  nl: msg`Nederlands`,
  en: msg`Engels`,
  de: msg`Duits`,
  fr: msg`Frans`,
  fy: msg`Fries`,
  pl: msg`Pools`,
  tr: msg`Turks`,
  es: msg`Spaans`,
  ar: msg`Arabisch`,
};

export const ACCREDITATION_WORDS = {
  applied: msg`Aangevraagd`,
  accredited: msg`Erkend`,
  rejected: msg`Afgewezen`,
  suspended: msg`Geschorst`,
  expired: msg`Verlopen`,
  withdrawn: msg`Ingetrokken`,
} as const satisfies Record<Accreditation, unknown>;

export const ACCREDITATION_TONES: Record<Accreditation, Tone> = {
  applied: 'info',
  accredited: 'ok',
  rejected: 'err',
  suspended: 'warn',
  expired: 'calm',
  withdrawn: 'calm',
};

export const REFERRAL_WORDS = {
  asked: msg`Wacht op antwoord`,
  accepted: msg`Wil kennismaken`,
  declined: msg`Past nu niet`,
  unanswered: msg`Niet beantwoord`,
} as const satisfies Record<ReferralStatus, unknown>;

export const REFERRAL_TONES: Record<ReferralStatus, Tone> = {
  asked: 'warn',
  accepted: 'ok',
  declined: 'calm',
  unanswered: 'err',
};

export const FIRM_WORDS = {
  applied: msg`Aangevraagd`,
  accredited: msg`Erkend`,
  suspended: msg`Geschorst`,
  withdrawn: msg`Niet erkend`,
} as const satisfies Record<FirmStatus, unknown>;

export const FIRM_ACT_WORDS = {
  refused: msg`Nieuwe periode afgewezen`,
  no_measure: msg`Klacht gewogen: geen maatregel`,
} as const satisfies Record<Exclude<FirmChangeRead['act'], 'changed'>, unknown>;

export const FIRM_TONES: Record<FirmStatus, Tone> = {
  applied: 'info',
  accredited: 'ok',
  suspended: 'warn',
  withdrawn: 'calm',
};
