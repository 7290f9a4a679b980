import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ToolboxFacets } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { labelOf, useSectors, useThemes } from '@/lib/reference.ts';
import { listIn, listOut } from '@/lib/searchList.ts';
import type { FacetOption } from '@/ui/Facets.tsx';
import type { ActiveFilter } from '@/ui/FilterChips.tsx';
import { EFFORT_WORDS, EVIDENCE_WORDS, KIND_WORDS, PARTICIPATION_WORDS, SIZE_WORDS } from './words.ts';

export const FILTERS = [
  'theme',
  'kind',
  'effort',
  'participation',
  'sector',
  'sizeClass',
  'evidence',
] as const;
export type ToolboxFilterName = (typeof FILTERS)[number];

/** The filters of the toolbox as they stand in the address, with their words. */
export function useToolboxFilters() {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const search = useSearch({ from: '/toolbox/' });
  const navigate = useNavigate();
  const themes = useThemes().map((theme) => ({ value: theme.code as string, label: localized(theme.name) }));
  const sectors = useSectors();
  const words = (record: Readonly<Record<string, MessageDescriptor>>) =>
    Object.entries(record).map(([value, word]) => ({ value, label: i18n._(word) }));
  const options: Record<ToolboxFilterName, readonly { value: string; label: string }[]> = {
    theme: themes,
    kind: words(KIND_WORDS),
    effort: words(EFFORT_WORDS),
    participation: words(PARTICIPATION_WORDS),
    sector: sectors,
    sizeClass: words(SIZE_WORDS),
    evidence: words(EVIDENCE_WORDS),
  };
  const labels: Record<ToolboxFilterName, string> = {
    theme: t`Thema`,
    kind: t`Soort`,
    effort: t`Tijd van iedereen samen`,
    participation: t`Zeggenschap`,
    sector: t`Sector`,
    sizeClass: t`Grootte van het bedrijf`,
    evidence: t`Bewijskracht`,
  };
  const chosen = Object.fromEntries(FILTERS.map((name) => [name, listIn(search[name])])) as Record<
    ToolboxFilterName,
    string[]
  >;
  const change = (changed: Partial<Record<string, string | undefined>>) =>
    void navigate({
      to: '/toolbox',
      search: (previous: object) => ({ ...previous, page: undefined, ...changed }) as never,
      replace: true,
      resetScroll: false,
    });
  const choose = (name: ToolboxFilterName, values: string[]) => change({ [name]: listOut(values) });
  const active: ActiveFilter[] = FILTERS.flatMap((name) =>
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
  const counted = (name: ToolboxFilterName, facets: ToolboxFacets | undefined): FacetOption[] =>
    options[name].map((option) => ({
      ...option,
      count: facets?.[name].find((entry) => entry.value === option.value)?.count ?? 0,
    }));
  const clear = () => change(Object.fromEntries(FILTERS.map((name) => [name, undefined])));
  return { search, labels, chosen, active, change, choose, clear, counted };
}
