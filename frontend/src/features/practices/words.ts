import { msg } from '@lingui/core/macro';
import type {
  FigureBasis,
  PracticeEvidence,
  PracticeSort,
  PracticeStage,
  SizeClass,
  VersionStatus,
} from '@/api/types.gen.ts';
import type { Tone } from '@/ui/Pill.tsx';

export const SIZE_WORDS = {
  '1-4': msg`1 tot en met 4 medewerkers`,
  '5-14': msg`5 tot en met 14 medewerkers`,
  '15-49': msg`15 tot en met 49 medewerkers`,
  '50-99': msg`50 tot en met 99 medewerkers`,
  '100-249': msg`100 tot en met 249 medewerkers`,
  '250+': msg`250 of meer medewerkers`,
} as const satisfies Record<SizeClass, unknown>;

export const EVIDENCE_WORDS = {
  verified: msg`Geverifieerd`,
  stated: msg`Niet geverifieerd`,
  none: msg`Zonder cijfers`,
} as const satisfies Record<PracticeEvidence, unknown>;

/** What a figure rests on, beside the figure. */
export const BASIS_WORDS = {
  verified: msg`Geverifieerd: uit de metingen van het bedrijf`,
  company: msg`Door het bedrijf zelf opgegeven`,
  source: msg`Uit de bron`,
} as const satisfies Record<FigureBasis, unknown>;

export const SORT_WORDS = {
  year: msg`Echte eerst, dan het jaar`,
  newest: msg`Laatst geplaatst`,
  title: msg`Titel`,
} as const satisfies Record<PracticeSort, unknown>;

export const STATUS_WORDS = {
  draft: msg`Concept`,
  in_review: msg`In beoordeling`,
  published: msg`Op de site`,
  archived: msg`Niet meer op de site`,
} as const satisfies Record<VersionStatus, unknown>;

/** Where a version stands, for everybody who works on it. */
export const STAGE_WORDS = {
  write: msg`Wordt geschreven`,
  mend: msg`Teruggegeven met een vraag`,
  consent: msg`Wacht op toestemming van het bedrijf`,
  review: msg`Wacht op het programmabureau`,
  published: msg`Op de site`,
  withdrawn: msg`Ingetrokken door het bedrijf`,
  archived: msg`Niet meer op de site`,
} as const satisfies Record<PracticeStage, unknown>;

export const STAGE_TONES = {
  write: 'calm',
  mend: 'warn',
  consent: 'warn',
  review: 'info',
  published: 'ok',
  withdrawn: 'calm',
  archived: 'calm',
} as const satisfies Record<PracticeStage, Tone>;
