import { msg } from '@lingui/core/macro';
import type { InstrumentKind, SizeClass, VersionStatus, Want } from '@/api/types.gen.ts';

export const KIND_WORDS = {
  advice: msg`Advies`,
  subsidy: msg`Subsidie`,
  voucher: msg`Voucher`,
  loan: msg`Lening`,
  fund: msg`Fonds`,
  training: msg`Scholing`,
  knowledge: msg`Regionaal: kennisinstelling en bedrijven`,
  network: msg`Regionaal: bedrijvennetwerk`,
  regional_scheme: msg`Regionaal: aanpak van een provincie of regio`,
} as const satisfies Record<InstrumentKind, unknown>;

export const WANT_WORDS = {
  insight: msg`Zien waar u staat`,
  adviser: msg`Een adviseur`,
  money: msg`Geld`,
  peers: msg`Ervaringen van anderen`,
  training: msg`Scholing`,
  research: msg`Iets laten uitzoeken`,
} as const satisfies Record<Want, unknown>;

export const GROUP_WORDS = {
  '1': msg`Moet nog overtuigd raken`,
  '2': msg`Staat ervoor open`,
  '3': msg`Werkt al slimmer`,
} as const;

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
  archived: msg`Uit het overzicht`,
} as const satisfies Record<VersionStatus, unknown>;
