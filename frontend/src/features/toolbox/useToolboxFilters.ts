import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { useLocalized } from '@/lib/localized.ts';
import { useSectors, useThemes } from '@/lib/reference.ts';
import { PARTICIPATION_WORDS } from '@/ui/participationWords.ts';
import { useFacetFilters } from '@/ui/useFacetFilters.ts';
import { EFFORT_WORDS, EVIDENCE_WORDS, KIND_WORDS, SIZE_WORDS } from './words.ts';

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
  return { search, labels, ...useFacetFilters('/toolbox', search, options) };
}
