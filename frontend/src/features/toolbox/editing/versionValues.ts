import type { ItemKind, ParticipationLevel, SizeClass, Theme, ToolboxVersionRead } from '@/api/types.gen.ts';

interface Both {
  nl: string;
  en: string;
}

/** A version as the form holds it. */
export interface VersionValues {
  slug: string;
  kind: ItemKind | null;
  themes: string[];
  sectors: string[];
  sizeClasses: string[];
  effortHours: number | null;
  durationWeeks: number | null;
  costCents: number | null;
  participationLevel: ParticipationLevel | null;
  evidenceLevel: string | null;
  evidenceSource: Both;
  people: { min: number | null; max: number | null };
  title: Both;
  summary: Both;
  body: Both;
  worksheet: Both;
  reviewOn: string | null;
}

const EMPTY: Both = { nl: '', en: '' };

export function valuesOf(version: ToolboxVersionRead | null): VersionValues {
  return {
    slug: version?.slug ?? '',
    kind: version?.kind ?? null,
    themes: version?.themes ?? [],
    sectors: version?.sectors ?? [],
    sizeClasses: version?.sizeClasses ?? [],
    effortHours: version?.effortHours ?? null,
    durationWeeks: version?.durationWeeks ?? null,
    costCents: version?.costCents ?? 0,
    participationLevel: version?.participationLevel ?? null,
    evidenceLevel: version ? String(version.evidenceLevel) : null,
    evidenceSource: version?.evidenceSource ?? EMPTY,
    people: version?.people ?? { min: null, max: null },
    title: version?.title ?? EMPTY,
    summary: version?.summary ?? EMPTY,
    body: version?.body ?? EMPTY,
    worksheet: version?.worksheet ?? EMPTY,
    reviewOn: version?.reviewOn ?? null,
  };
}

/** What the form holds, for the API; an empty worksheet is none. */
export function wishOf({ slug: _, ...values }: VersionValues) {
  const { worksheet } = values;
  return {
    ...values,
    kind: values.kind as ItemKind,
    themes: values.themes as Theme[],
    sizeClasses: values.sizeClasses as SizeClass[],
    effortHours: values.effortHours as number,
    durationWeeks: values.durationWeeks as number,
    costCents: values.costCents ?? 0,
    participationLevel: values.participationLevel as ParticipationLevel,
    evidenceLevel: Number(values.evidenceLevel ?? 0),
    people: { min: values.people.min as number, max: values.people.max as number },
    worksheet: worksheet.nl.trim() || worksheet.en.trim() ? worksheet : null,
  };
}
