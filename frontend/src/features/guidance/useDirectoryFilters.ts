import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { useProvinces, useSectors } from '@/lib/reference.ts';
import { useFacetFilters } from '@/ui/useFacetFilters.ts';
import { GROUP_WORDS, KIND_WORDS, SIZE_WORDS, WANT_WORDS } from './words.ts';

export const FILTERS = ['want', 'kind', 'targetGroup', 'province', 'sector', 'sizeClass'] as const;
export type DirectoryFilterName = (typeof FILTERS)[number];

/** The filters of the directory as they stand in the address, with their words. */
export function useDirectoryFilters() {
  const { t, i18n } = useLingui();
  const search = useSearch({ from: '/wegwijzer/regelingen/' });
  const words = (record: Readonly<Record<string, MessageDescriptor>>) =>
    Object.entries(record).map(([value, word]) => ({ value, label: i18n._(word) }));
  const options: Record<DirectoryFilterName, readonly { value: string; label: string }[]> = {
    want: words(WANT_WORDS),
    kind: words(KIND_WORDS),
    targetGroup: words(GROUP_WORDS),
    province: useProvinces(),
    sector: useSectors(),
    sizeClass: words(SIZE_WORDS),
  };
  const labels: Record<DirectoryFilterName, string> = {
    want: t`Wat u zoekt`,
    kind: t`Soort`,
    targetGroup: t`Hoe u ervoor staat`,
    province: t`Provincie`,
    sector: t`Sector`,
    sizeClass: t`Grootte van het bedrijf`,
  };
  return { search, labels, ...useFacetFilters('/wegwijzer/regelingen', search, options) };
}
