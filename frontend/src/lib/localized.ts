import { useLingui } from '@lingui/react';

/** A text of the API in both languages of the platform. */
export interface LocalizedText {
  nl: string;
  en: string;
}

/** The text in the language on screen; the other language when that one is empty. */
export function textIn(language: string, text: LocalizedText): string {
  return language === 'en' ? text.en || text.nl : text.nl || text.en;
}

/** Gives `localized(text)`: the text of the API in the language on screen. */
export function useLocalized(): (text: LocalizedText | null | undefined) => string {
  const { i18n } = useLingui();
  return (text) => (text ? textIn(i18n.locale, text) : '');
}
