import { useQuery } from '@tanstack/react-query';
import {
  listProvincesOptions,
  listSectorsOptions,
  listThemesOptions,
} from '@/api/@tanstack/react-query.gen.ts';
import type { Theme, ThemeRead } from '@/api/types.gen.ts';
import { useLocalized } from './localized.ts';

const RARELY = 3_600_000;

/** The eight themes with their texts, in the order of the questionnaire. */
export function useThemes(): ThemeRead[] {
  const { data } = useQuery({ ...listThemesOptions(), staleTime: RARELY });
  return data?.items ?? [];
}

/** Gives `themeName(code)` in the language on screen; empty while the names are on their way. */
export function useThemeName(): (code: Theme | string) => string {
  const themes = useThemes();
  const localized = useLocalized();
  return (code) => localized(themes.find((theme) => theme.code === code)?.name);
}

/** The sectors (sections of SBI 2008) as value and label. */
export function useSectors(): { value: string; label: string }[] {
  const localized = useLocalized();
  const { data } = useQuery({ ...listSectorsOptions({ query: { version: '2008' } }), staleTime: RARELY });
  return (data?.items ?? []).map((sector) => ({ value: sector.section, label: localized(sector.name) }));
}

/** The provinces as value and label. */
export function useProvinces(): { value: string; label: string }[] {
  const { data } = useQuery({ ...listProvincesOptions(), staleTime: RARELY });
  return (data?.items ?? []).map((province) => ({ value: province.code, label: province.name }));
}

/** The label of a value; the value itself while the labels are on their way. */
export function labelOf(options: readonly { value: string; label: string }[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}
