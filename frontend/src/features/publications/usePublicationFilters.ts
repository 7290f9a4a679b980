import { useLingui } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { useLocalized } from '@/lib/localized.ts';
import { useSectors, useThemes } from '@/lib/reference.ts';
import { useFacetFilters } from '@/ui/useFacetFilters.ts';
import { KIND_WORDS } from './words.ts';

export const FILTERS = ['theme', 'kind', 'sector'] as const;
export type PublicationFilterName = (typeof FILTERS)[number];

/** The filters of articles and news as they stand in the address, with their words. */
export function usePublicationFilters() {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const search = useSearch({ from: '/nieuws/' });
  const options: Record<PublicationFilterName, readonly { value: string; label: string }[]> = {
    theme: useThemes().map((theme) => ({ value: theme.code, label: localized(theme.name) })),
    kind: Object.entries(KIND_WORDS).map(([value, word]) => ({ value, label: i18n._(word) })),
    sector: useSectors(),
  };
  const labels: Record<PublicationFilterName, string> = {
    theme: t`Thema`,
    kind: t`Soort`,
    sector: t`Sector`,
  };
  return { search, labels, ...useFacetFilters('/nieuws', search, options) };
}
