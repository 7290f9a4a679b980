import type { InstrumentKind, InstrumentVersionRead, SizeClass, Want } from '@/api/types.gen.ts';

interface Both {
  nl: string;
  en: string;
}

export const TEXTS = [
  'name',
  'provider',
  'what',
  'forWhom',
  'amount',
  'ownShare',
  'where',
  'fitsWhen',
  'source',
] as const;
export type TextName = (typeof TEXTS)[number];

/** A version as the form holds it. */
export interface VersionValues extends Record<TextName, Both> {
  slug: string;
  kind: InstrumentKind | null;
  serves: string[];
  targetGroups: string[];
  sectors: string[];
  sizeClasses: string[];
  provinces: string[];
  costsMinCents: number | null;
  costsMaxCents: number | null;
  amountMaxCents: number | null;
  ratePercent: number | null;
  freeHours: number | null;
  durationWeeks: number | null;
  opensOn: string | null;
  closesOn: string | null;
  ended: boolean;
  asOf: string;
  link: string | null;
  reviewOn: string | null;
}

const EMPTY: Both = { nl: '', en: '' };

export function valuesOf(version: InstrumentVersionRead | null): VersionValues {
  return {
    slug: version?.slug ?? '',
    kind: version?.kind ?? null,
    serves: version?.serves ?? [],
    targetGroups: version?.targetGroups.map(String) ?? ['1', '2', '3'],
    sectors: version?.sectors ?? [],
    sizeClasses: version?.sizeClasses ?? [],
    provinces: version?.provinces ?? [],
    costsMinCents: version?.costsMinCents ?? null,
    costsMaxCents: version?.costsMaxCents ?? null,
    amountMaxCents: version?.amountMaxCents ?? null,
    ratePercent: version?.ratePercent ?? null,
    freeHours: version?.freeHours ?? null,
    durationWeeks: version?.durationWeeks ?? null,
    opensOn: version?.opensOn ?? null,
    closesOn: version?.closesOn ?? null,
    ended: version?.ended ?? false,
    asOf: version?.asOf ?? '',
    link: version?.link ?? null,
    reviewOn: version?.reviewOn ?? null,
    ...(Object.fromEntries(TEXTS.map((name) => [name, version?.[name] ?? EMPTY])) as Record<TextName, Both>),
  };
}

/** What the form holds, for the API; an emptied line is null. */
export function wishOf({ slug: _, ...values }: VersionValues) {
  return {
    ...values,
    kind: values.kind as InstrumentKind,
    serves: values.serves as Want[],
    targetGroups: values.targetGroups.map(Number),
    sizeClasses: values.sizeClasses as SizeClass[],
    opensOn: values.opensOn || null,
    closesOn: values.closesOn || null,
    reviewOn: values.reviewOn || null,
    link: values.link?.trim() || null,
  };
}
