import { msg } from '@lingui/core/macro';
import type { AnswerRole, QuestionSummary, ReportReason, StepStage } from '@/api/types.gen.ts';
import type { Tone } from '@/ui/Pill.tsx';

type Status = QuestionSummary['status'];

export const STATUS_WORDS = {
  open: msg`Open`,
  answered: msg`Beantwoord`,
  closed: msg`Gesloten`,
  hidden: msg`Verborgen`,
  withdrawn: msg`Ingetrokken`,
} as const satisfies Record<Status, unknown>;

export const STATUS_TONES: Record<Status, Tone> = {
  open: 'info',
  answered: 'ok',
  closed: 'calm',
  hidden: 'warn',
  withdrawn: 'calm',
};

export const STAGE_WORDS = {
  peers: msg`Andere ondernemers`,
  desk: msg`Syntens`,
  adviser: msg`Een erkende adviseur`,
} as const satisfies Record<StepStage, unknown>;

export const ROLE_WORDS = {
  peer: msg`Ondernemer`,
  desk: msg`Syntens`,
  adviser: msg`Erkend adviseur`,
} as const satisfies Record<AnswerRole, unknown>;

export const HOW_WORDS = {
  peer: msg`Geholpen door een andere ondernemer`,
  desk: msg`Geholpen door Syntens`,
  adviser: msg`Geholpen door een erkende adviseur`,
  page: msg`Geholpen door een pagina op deze site`,
} as const;

export const REASON_WORDS = {
  spam: msg`Spam`,
  advertising: msg`Reclame`,
  offensive: msg`Kwetsend`,
  personal_data: msg`Noemt een persoon of bedrijf`,
  wrong: msg`Klopt niet`,
  other: msg`Anders`,
} as const satisfies Record<ReportReason, unknown>;
