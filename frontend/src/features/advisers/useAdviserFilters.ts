import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { useLocalized } from '@/lib/localized.ts';
import { useProvinces, useSectors, useThemes } from '@/lib/reference.ts';
import { listIn, listOut } from '@/lib/searchList.ts';
import { useFacetFilters } from '@/ui/useFacetFilters.ts';
import { ADVISER_KIND_WORDS, LANGUAGE_WORDS } from './words.ts';

export const ADVISER_FILTERS = ['theme', 'province', 'sector', 'kind', 'language'] as const;
export type AdviserFilterName = (typeof ADVISER_FILTERS)[number];
export const MOST_COMPARED = 3;

/** The filters of the list of advisers as they stand in the address, and who is compared. */
export function useAdviserFilters() {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const search = useSearch({ from: '/adviseurs/' });
  const themes = useThemes().map((theme) => ({ value: theme.code as string, label: localized(theme.name) }));
  const words = (record: Readonly<Record<string, MessageDescriptor>>) =>
    Object.entries(record).map(([value, word]) => ({ value, label: i18n._(word) }));
  const options: Record<AdviserFilterName, readonly { value: string; label: string }[]> = {
    theme: themes,
    province: useProvinces(),
    sector: useSectors(),
    kind: words(ADVISER_KIND_WORDS),
    language: words(LANGUAGE_WORDS),
  };
  const labels: Record<AdviserFilterName, string> = {
    theme: t`Thema`,
    province: t`Provincie`,
    sector: t`Sector`,
    kind: t`Soort adviseur`,
    language: t`Taal`,
  };
  const filters = useFacetFilters('/adviseurs', search, options);
  const compared = listIn(search.compare);
  const compare = (id: string, on: boolean) =>
    filters.write({
      compare: listOut(on ? [...compared, id].slice(0, MOST_COMPARED) : compared.filter((one) => one !== id)),
    });
  return { search, labels, ...filters, compared, compare };
}
