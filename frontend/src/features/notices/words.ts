import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { MailRhythm, NoticeRead } from '@/api/types.gen.ts';

export type Category = NoticeRead['category'];
/** The kinds for which one chooses how mail comes. */
export type Choosable = Exclude<Category, 'duty'>;

export const CATEGORIES = [
  'duty',
  'case',
  'work',
  'community',
  'news',
] as const satisfies readonly Category[];
export const CHOOSABLE = ['case', 'work', 'community', 'news'] as const satisfies readonly Choosable[];
export const RHYTHMS = ['at_once', 'daily', 'weekly', 'app_only'] as const satisfies readonly MailRhythm[];

export const CATEGORY_WORDS: Record<Category, MessageDescriptor> = {
  duty: msg`Account, veiligheid en besluiten`,
  case: msg`Uw eigen zaken`,
  work: msg`Werk dat op u wacht`,
  community: msg`Wat anderen doen`,
  news: msg`Nieuws`,
};

export const CATEGORY_MEANING: Record<Choosable, MessageDescriptor> = {
  case: msg`Uw voucher, begeleiding, scan, meting, vraag of verhaal. Vaak moet u iets doen, soms voor een vaste dag.`,
  work: msg`Wat u behandelt voor uw organisatie: dossiers, verzoeken, meldingen.`,
  community: msg`Een antwoord van u dat is gekozen, nieuws uit een groep.`,
  news: msg`Wat er nieuw is, en uitnodigingen om mee te doen.`,
};

export const RHYTHM_WORDS: Record<MailRhythm, MessageDescriptor> = {
  at_once: msg`Meteen een mail`,
  daily: msg`Eén mail per dag`,
  weekly: msg`Eén mail per week, op maandag`,
  app_only: msg`Geen mail, alleen hier`,
};
