import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { useLocalized } from '@/lib/localized.ts';
import { useProvinces, useSectors, useThemes } from '@/lib/reference.ts';
import { PARTICIPATION_WORDS } from '@/ui/participationWords.ts';
import { useFacetFilters } from '@/ui/useFacetFilters.ts';
import { EVIDENCE_WORDS, SIZE_WORDS } from './words.ts';

export const FILTERS = ['theme', 'sector', 'sizeClass', 'participation', 'evidence', 'province'] as const;
export type PracticeFilterName = (typeof FILTERS)[number];

/** The filters of the practices as they stand in the address, with their words. */
export function usePracticeFilters() {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const search = useSearch({ from: '/praktijk/' });
  const words = (record: Readonly<Record<string, MessageDescriptor>>) =>
    Object.entries(record).map(([value, word]) => ({ value, label: i18n._(word) }));
  const options: Record<PracticeFilterName, readonly { value: string; label: string }[]> = {
    theme: useThemes().map((theme) => ({ value: theme.code, label: localized(theme.name) })),
    sector: useSectors(),
    sizeClass: words(SIZE_WORDS),
    participation: words(PARTICIPATION_WORDS),
    evidence: words(EVIDENCE_WORDS),
    province: useProvinces(),
  };
  const labels: Record<PracticeFilterName, string> = {
    theme: t`Thema`,
    sector: t`Sector`,
    sizeClass: t`Grootte van het bedrijf`,
    participation: t`Zeggenschap`,
    evidence: t`Cijfers`,
    province: t`Provincie`,
  };
  return { search, labels, ...useFacetFilters('/praktijk', search, options) };
}
