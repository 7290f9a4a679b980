import terms from './terms.json';

/** A word of the programme. `docs/glossary.md` holds the same table, and a test keeps the two alike. */
export interface Term {
  nl: string[];
  en: string[];
  meaning: { nl: string; en: string };
}

export const TERMS: readonly Term[] = terms;

/** The terms in which the text occurs, in either language. */
export function findTerms(wish: string): Term[] {
  const words = wish.toLowerCase().split(/\s+/).filter(Boolean);
  return TERMS.filter((term) => {
    const text = [...term.nl, ...term.en, term.meaning.nl, term.meaning.en].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
