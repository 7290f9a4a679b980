import { i18n } from '@lingui/core';

export type Language = 'nl' | 'en';

const KEPT_AS = 'language';

/** The language the visitor chose before, else Dutch. */
export function preferredLanguage(): Language {
  try {
    return localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'nl';
  } catch {
    return 'nl';
  }
}

/** The language on screen now. */
export function activeLanguage(): Language {
  return i18n.locale === 'en' ? 'en' : 'nl';
}

/** Shows the app in this language, without reloading; remembers the choice on this device. */
export async function activate(language: Language): Promise<void> {
  const { messages } =
    language === 'en' ? await import('../locales/en.po') : await import('../locales/nl.po');
  i18n.load(language, messages);
  i18n.activate(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // A browser that keeps nothing still shows the language that was asked for.
  }
}
