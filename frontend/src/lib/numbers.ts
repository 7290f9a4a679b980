import type { Language } from './i18n.ts';

/**
 * Reads a number as people write it: `1.250,50` in Dutch, `1,250.50` in English; a lone separator that is not followed by
 * three digits is taken as the decimal one. Null when it is no number.
 */
export function parseNumber(text: string, language: Language): number | null {
  const bare = text.replace(/[\s\u00a0€]/g, '').replace('\u2212', '-');
  if (bare === '') return null;
  const [group, decimal] = language === 'nl' ? ['.', ','] : [',', '.'];
  const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`);
  const plain = grouped.test(bare) ? bare.replaceAll(group, '') : bare.replace(group, decimal);
  const standard = plain.replace(decimal, '.');
  return /^-?\d+(\.\d+)?$/.test(standard) ? Number(standard) : null;
}

/** Reads an amount in euro as integer cents; null when it is no amount. */
export function parseCents(text: string, language: Language): number | null {
  const euro = parseNumber(text, language);
  return euro === null ? null : Math.round(euro * 100);
}
