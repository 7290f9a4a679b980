import { useLingui } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { useLocalized } from '@/lib/localized.ts';
import { useProvinces, useSectors, useThemes } from '@/lib/reference.ts';
import { SUBJECT_WORDS } from '@/ui/subjectWords.ts';
import { useFacetFilters } from '@/ui/useFacetFilters.ts';

export const FILTERS = ['subject', 'theme', 'sector', 'province'] as const;
export type SearchFilterName = (typeof FILTERS)[number];

/** The filters of search as they stand in the address, with their words. */
export function useSearchFilters() {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const search = useSearch({ from: '/zoeken' });
  const options: Record<SearchFilterName, readonly { value: string; label: string }[]> = {
    subject: Object.entries(SUBJECT_WORDS).map(([value, word]) => ({ value, label: i18n._(word) })),
    theme: useThemes().map((theme) => ({ value: theme.code as string, label: localized(theme.name) })),
    sector: useSectors(),
    province: useProvinces(),
  };
  const labels: Record<SearchFilterName, string> = {
    subject: t`Soort`,
    theme: t`Thema`,
    sector: t`Sector`,
    province: t`Provincie`,
  };
  return { search, labels, ...useFacetFilters('/zoeken', search, options) };
}
