import type { AdviserFile, AdviserKind, AdviserProfileUpdate, Theme } from '@/api/types.gen.ts';
import type { ShownProfile } from './Profile.tsx';

interface Both {
  nl: string;
  en: string;
}

/** A profile as the form holds it: one method a line, languages as codes. */
export interface ProfileValues {
  kind: AdviserKind | null;
  headline: Both;
  bio: Both;
  methods: Both;
  themes: string[];
  sectors: string[];
  provinces: string[];
  languages: string[];
  rateCents: number | null;
  hoursPerMonth: number | null;
}

const EMPTY: Both = { nl: '', en: '' };
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export function valuesOf(file: AdviserFile | null): ProfileValues {
  return {
    kind: file?.kind ?? null,
    headline: file?.headline ?? EMPTY,
    bio: file?.bio ?? EMPTY,
    methods: {
      nl: file?.methods.map((method) => method.nl).join('\n') ?? '',
      en: file?.methods.map((method) => method.en).join('\n') ?? '',
    },
    themes: file?.themes ?? [],
    sectors: file?.sectors ?? [],
    provinces: file?.provinces ?? [],
    languages: file?.languages ?? ['nl'],
    rateCents: file?.rateCents ?? null,
    hoursPerMonth: file?.hoursPerMonth ?? null,
  };
}

/** Methods line by line; a line without a counterpart is told in the language it has. */
export function methodsOf(methods: Both): Both[] {
  const [dutch, english] = [linesOf(methods.nl), linesOf(methods.en)];
  return Array.from({ length: Math.max(dutch.length, english.length) }, (_, at) => {
    const nl = dutch[at] ?? english[at] ?? '';
    return { nl, en: english[at] ?? nl };
  });
}

export function wishOf(values: ProfileValues) {
  return {
    headline: values.headline,
    bio: values.bio,
    methods: methodsOf(values.methods),
    themes: values.themes as Theme[],
    sectors: values.sectors,
    provinces: values.provinces,
    languages: values.languages,
    rateCents: values.rateCents ?? 0,
    hoursPerMonth: values.hoursPerMonth ?? 0,
  } satisfies AdviserProfileUpdate;
}

/** What the form holds, as others would see it. */
export function shownOf(values: ProfileValues, file: AdviserFile | null, firm: string): ShownProfile {
  return {
    ...wishOf(values),
    firm: file?.firm ?? firm,
    kind: file?.kind ?? values.kind ?? 'private',
    freeHours: file?.freeHours ?? (values.kind === 'syntens' ? 16 : 0),
    accreditedUntil: file?.accreditedUntil ?? null,
  };
}
