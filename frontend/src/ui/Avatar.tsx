import type { CSSProperties } from 'react';

/** Up to two initials: of the first and the last word that begin with a letter or digit. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const capital = words.filter((word) => /^[\p{Lu}\p{N}]/u.test(word));
  const chosen = capital.length >= 2 ? capital : words;
  const first = chosen[0]?.charAt(0) ?? '';
  const last = chosen.length > 1 ? (chosen[chosen.length - 1]?.charAt(0) ?? '') : '';
  return (first + last).toUpperCase();
}

/** Initials in a circle (a person) or a square (an organisation). Decoration: the name stands beside it. */
export function Avatar({
  name,
  of = 'person',
  size = '3rem',
}: {
  name: string;
  of?: 'person' | 'organisation';
  size?: string;
}) {
  return (
    <span
      className={`avatar avatar-${of}`}
      style={{ '--avatar': size } as CSSProperties}
      data-initials={initialsOf(name)}
      aria-hidden="true"
    />
  );
}
