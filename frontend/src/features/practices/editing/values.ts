import type { PracticeVersionRead, PracticeWords } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import type { LocalizedText } from '@/lib/localized.ts';

export const TEXTS = [
  'title',
  'summary',
  'reason',
  'approach',
  'participation',
  'result',
  'lessons',
] as const;
export type TextName = (typeof TEXTS)[number];

export interface FigureValues {
  label: LocalizedText;
  before: number | null;
  after: number | null;
  unit: LocalizedText;
}

export interface QuoteValues {
  who: LocalizedText;
  side: 'management' | 'employee' | null;
  text: LocalizedText;
}

/** A version as the form holds it. */
export interface PracticeValues extends Record<TextName, LocalizedText> {
  companyId: string;
  themes: string[];
  /** As typed: a number field would write 2.026. */
  year: string;
  participationLevel: PracticeWords['participationLevel'] | null;
  figures: FigureValues[];
  quotes: QuoteValues[];
  tools: string[];
  isAnonymous: boolean;
  companyDescription: LocalizedText;
  showsSection: boolean;
  showsProvince: boolean;
}

const EMPTY: LocalizedText = { nl: '', en: '' };
export const NEW_FIGURE: FigureValues = { label: EMPTY, before: null, after: null, unit: EMPTY };
export const NEW_QUOTE: QuoteValues = { who: EMPTY, side: null, text: EMPTY };

/** The API gives the Dutch text for English that was not written; the form leaves it empty. */
export function writtenIn(text: LocalizedText | null | undefined): LocalizedText {
  return text ? { nl: text.nl, en: text.en === text.nl ? '' : text.en } : EMPTY;
}

export function valuesOf(version: PracticeVersionRead | null, companyId: string): PracticeValues {
  return {
    companyId: version?.companyId ?? companyId,
    themes: version?.themes ?? [],
    year: String(version?.year ?? todayInAmsterdam().slice(0, 4)),
    participationLevel: version?.participationLevel ?? null,
    figures: (version?.statedFigures ?? []).map(({ label, before, after, unit }) => ({
      label: writtenIn(label),
      before,
      after,
      unit: writtenIn(unit),
    })),
    quotes: (version?.quotes ?? []).map(({ who, side, text }) => ({
      who: writtenIn(who),
      side,
      text: writtenIn(text),
    })),
    tools: version?.tools.map((tool) => tool.slug) ?? [],
    isAnonymous: version?.isAnonymous ?? false,
    companyDescription: writtenIn(version?.companyDescription),
    showsSection: !version?.isAnonymous || version.section !== null,
    showsProvince: !version?.isAnonymous || version.province !== null,
    ...(Object.fromEntries(TEXTS.map((name) => [name, writtenIn(version?.[name])])) as Record<
      TextName,
      LocalizedText
    >),
  };
}

const sent = ({ nl, en }: LocalizedText) => ({ nl, en: en.trim() || null });

/** What the form holds, for the API; English that was left empty is null. */
export function wishOf({ companyId: _, ...values }: PracticeValues): PracticeWords {
  return {
    ...values,
    ...(Object.fromEntries(TEXTS.map((name) => [name, sent(values[name])])) as Pick<PracticeWords, TextName>),
    themes: values.themes as PracticeWords['themes'],
    year: Number(values.year),
    participationLevel: values.participationLevel as PracticeWords['participationLevel'],
    figures: values.figures.map(({ label, before, after, unit }) => ({
      label: sent(label),
      before: before as number,
      after: after as number,
      unit: sent(unit),
    })),
    quotes: values.quotes.map(({ who, side, text }) => ({
      who: sent(who),
      side: side as NonNullable<typeof side>,
      text: sent(text),
    })),
    companyDescription: values.isAnonymous ? sent(values.companyDescription) : null,
  };
}
