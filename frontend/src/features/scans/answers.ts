import type { QuestionnaireItemRead, QuestionnaireTheme } from '@/api/types.gen.ts';

/** What somebody answered, by item: a value, or null for "weet ik niet". */
export type Answers = Readonly<Record<string, number | null>>;

export type ThemeCode = QuestionnaireTheme['theme'];

/** A screen of the scan: a theme with its items. */
export interface Screen {
  theme: QuestionnaireTheme;
  items: readonly QuestionnaireItemRead[];
}

/** The themes in their order, each with the items that are put to this person. */
export function screensOf(
  themes: readonly QuestionnaireTheme[],
  items: readonly QuestionnaireItemRead[],
): Screen[] {
  return themes
    .map((theme) => ({ theme, items: items.filter((item) => item.theme === theme.theme) }))
    .filter((screen) => screen.items.length > 0);
}

/** Where somebody goes on: the first screen on which something is still open, or what comes after the last. */
export function firstOpen(screens: readonly Screen[], answers: Answers): number {
  const open = screens.findIndex((screen) => screen.items.some((item) => !(item.code in answers)));
  return open === -1 ? screens.length : open;
}

/** How many of these items have an answer, "weet ik niet" included. */
export function answered(items: readonly { code: string }[], answers: Answers): number {
  return items.filter((item) => item.code in answers).length;
}

/** Minutes that are still needed, at so many seconds a statement; at least one. */
export function minutesFor(statements: number, seconds: number): number {
  return Math.max(1, Math.round((statements * seconds) / 60));
}
