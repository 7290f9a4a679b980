import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { AdviserFacets } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { labelOf, useProvinces, useSectors, useThemes } from '@/lib/reference.ts';
import { listIn, listOut } from '@/lib/searchList.ts';
import type { FacetOption } from '@/ui/Facets.tsx';
import type { ActiveFilter } from '@/ui/FilterChips.tsx';
import { ADVISER_KIND_WORDS, LANGUAGE_WORDS } from './words.ts';

export const ADVISER_FILTERS = ['theme', 'province', 'sector', 'kind', 'language'] as const;
export type AdviserFilterName = (typeof ADVISER_FILTERS)[number];
export const MOST_COMPARED = 3;

/** The filters of the list of advisers as they stand in the address, and who is compared. */
export function useAdviserFilters() {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const search = useSearch({ from: '/adviseurs/' });
  const navigate = useNavigate();
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
  const chosen = Object.fromEntries(ADVISER_FILTERS.map((name) => [name, listIn(search[name])])) as Record<
    AdviserFilterName,
    string[]
  >;
  const change = (changed: Partial<Record<string, string | undefined>>) =>
    void navigate({
      to: '/adviseurs',
      search: (previous: object) => ({ ...previous, page: undefined, ...changed }) as never,
      replace: true,
      resetScroll: false,
    });
  const choose = (name: AdviserFilterName, values: string[]) => change({ [name]: listOut(values) });
  const active: ActiveFilter[] = ADVISER_FILTERS.flatMap((name) =>
    chosen[name].map((value) => ({
      key: `${name}:${value}`,
      label: labelOf(options[name], value),
      onRemove: () =>
        choose(
          name,
          chosen[name].filter((one) => one !== value),
        ),
    })),
  );
  const counted = (name: AdviserFilterName, facets: AdviserFacets | undefined): FacetOption[] =>
    options[name].map((option) => ({
      ...option,
      count: facets?.[name].find((entry) => entry.value === option.value)?.count ?? 0,
    }));
  const clear = () => change(Object.fromEntries(ADVISER_FILTERS.map((name) => [name, undefined])));
  const compared = listIn(search.compare);
  const compare = (id: string, on: boolean) =>
    void navigate({
      to: '/adviseurs',
      search: (previous: object) =>
        ({
          ...previous,
          compare: listOut(
            on ? [...compared, id].slice(0, MOST_COMPARED) : compared.filter((one) => one !== id),
          ),
        }) as never,
      replace: true,
      resetScroll: false,
    });
  return { search, labels, chosen, active, change, choose, clear, counted, compared, compare };
}
