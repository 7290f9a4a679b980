import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ExchangeText, ShareKind, ShareStatus } from '@/api/types.gen.ts';

/** In which room one is: officers of a branch act, those of the programme read. */
export type ExchangeRoom = 'branch' | 'programme';

export const BASES = { branch: '/branche/uitwisseling', programme: '/programma/uitwisseling' } as const;

export const KIND_WORDS: Record<ShareKind, MessageDescriptor> = {
  approach: msg`Aanpak`,
  tool: msg`Instrument`,
  campaign: msg`Scancampagne`,
};

export const STATUS_WORDS: Record<ShareStatus, MessageDescriptor> = {
  draft: msg`Concept`,
  shared: msg`Gedeeld`,
  withdrawn: msg`Ingetrokken`,
};

/** A text in the language on screen; in Dutch, and marked so, where there is no English. */
export function Told({ text }: { text: ExchangeText }) {
  const { i18n } = useLingui();
  const inEnglish = i18n.locale === 'en' && text.en;
  if (inEnglish) return <>{text.en}</>;
  return <span lang="nl">{text.nl}</span>;
}

/** The same as plain text, for a title. */
export function useTold(): (text: ExchangeText) => string {
  const { i18n } = useLingui();
  return (text) => (i18n.locale === 'en' && text.en) || text.nl;
}
