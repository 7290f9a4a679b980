import { msg } from '@lingui/core/macro';
import type { EffortBand, ExperienceStatus, ItemKind, SizeClass, VersionStatus } from '@/api/types.gen.ts';
import type { PictogramTheme } from '@/ui/Pictogram.tsx';

export const KIND_WORDS = {
  method: msg`Werkwijze`,
  checklist: msg`Checklist`,
  template: msg`Sjabloon`,
  training: msg`Training`,
  calculator: msg`Rekenhulp`,
  guide: msg`Handreiking`,
  game: msg`Spel`,
} as const satisfies Record<ItemKind, unknown>;

export const EFFORT_WORDS = {
  up_to_4: msg`Tot en met 4 uur`,
  '5_to_16': msg`5 tot en met 16 uur`,
  over_16: msg`Meer dan 16 uur`,
} as const satisfies Record<EffortBand, unknown>;

export const EVIDENCE_WORDS: Readonly<Record<string, ReturnType<typeof msg>>> = {
  '0': msg`Beschrijving`,
  '1': msg`Samenhang`,
};

export const SIZE_WORDS = {
  '1-4': msg`1 tot en met 4 medewerkers`,
  '5-14': msg`5 tot en met 14`,
  '15-49': msg`15 tot en met 49`,
  '50-99': msg`50 tot en met 99`,
  '100-249': msg`100 tot en met 249`,
  '250+': msg`250 of meer`,
} as const satisfies Record<SizeClass, unknown>;

export const STATUS_WORDS = {
  draft: msg`Concept`,
  in_review: msg`In beoordeling`,
  published: msg`Gepubliceerd`,
  archived: msg`Uit de toolbox`,
} as const satisfies Record<VersionStatus, unknown>;

export const SCORE_WORDS = {
  5: msg`5: het hielp ons veel`,
  4: msg`4: het hielp ons`,
  3: msg`3: een beetje`,
  2: msg`2: weinig`,
  1: msg`1: het hielp ons niet`,
} as const;

/** What became of the words with one's own rating. */
export const EXPERIENCE_WORDS = {
  waiting: msg`Het programmabureau leest uw woorden nog na.`,
  approved: msg`Anderen zien uw woorden, zonder uw naam.`,
  withheld: msg`Uw woorden tonen wij niet: zij wijzen naar iemand of horen hier niet. U kunt ze wijzigen.`,
} as const satisfies Record<ExperienceStatus, unknown>;

/** The drawing of a theme. */
export const pictureOf = (theme: string | undefined): PictogramTheme =>
  (theme as PictogramTheme | undefined) ?? 'together';
