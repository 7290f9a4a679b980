import type { PublicationKind, PublicationVersionRead, PublicationWords, Theme } from '@/api/types.gen.ts';

interface Both {
  nl: string;
  en: string;
}

/** A version as the form holds it. */
export interface VersionValues {
  slug: string;
  kind: PublicationKind | null;
  authors: string;
  themes: string[];
  sectors: string[];
  title: Both;
  summary: Both;
  body: Both;
  correction: Both;
  tools: string;
  practices: string;
}

const EMPTY: Both = { nl: '', en: '' };

export function valuesOf(version: PublicationVersionRead | null): VersionValues {
  return {
    slug: version?.slug ?? '',
    kind: version?.kind ?? 'article',
    authors: version?.authors.join('\n') ?? '',
    themes: version?.themes ?? [],
    sectors: version?.sectors ?? [],
    title: version?.title ?? EMPTY,
    summary: version?.summary ?? EMPTY,
    body: version?.body ?? EMPTY,
    correction: version?.correction ?? EMPTY,
    tools: version?.tools.join('\n') ?? '',
    practices: version?.practices.join('\n') ?? '',
  };
}

/** One per line, without the empty ones. */
export const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** The readable name at the end of an address; people paste the whole of it. */
const slugOf = (line: string) => line.replace(/\/$/, '').split('/').at(-1) ?? line;

/** What the form holds, for the API; a correction that nobody wrote is null. */
export function wishOf({ slug: _, kind: __, ...values }: VersionValues): PublicationWords {
  const { correction } = values;
  return {
    ...values,
    authors: linesOf(values.authors),
    themes: values.themes as Theme[],
    tools: linesOf(values.tools).map(slugOf),
    practices: linesOf(values.practices).map(slugOf),
    correction: correction.nl.trim() || correction.en.trim() ? correction : null,
  };
}
