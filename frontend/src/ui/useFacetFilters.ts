import { useNavigate } from '@tanstack/react-router';
import { labelOf } from '@/lib/reference.ts';
import { listIn, listOut } from '@/lib/searchList.ts';
import type { FacetOption } from './Facets.tsx';
import type { ActiveFilter } from './FilterChips.tsx';

type Options<Name extends string> = Readonly<Record<Name, readonly { value: string; label: string }[]>>;
type Counts<Name extends string> = Readonly<
  Record<Name, readonly { readonly value: string; readonly count: number }[]>
>;

/** Filters of a list as they stand in the address: what is chosen, how it changes, and how many each option gives. */
export function useFacetFilters<Name extends string>(
  to: '/adviseurs' | '/nieuws' | '/praktijk' | '/toolbox' | '/wegwijzer/regelingen' | '/zoeken',
  search: Readonly<Partial<Record<NoInfer<Name>, string | undefined>>>,
  options: Options<Name>,
) {
  const navigate = useNavigate();
  const names = Object.keys(options) as Name[];
  const chosen = Object.fromEntries(names.map((name) => [name, listIn(search[name])])) as Record<
    Name,
    string[]
  >;
  /** Change part of the address without a step in the history. */
  const write = (changed: Partial<Record<string, string | undefined>>) =>
    void navigate({
      to,
      search: (previous: object) => ({ ...previous, ...changed }) as never,
      replace: true,
      resetScroll: false,
    });
  /** Another choice begins at the first page. */
  const change = (changed: Partial<Record<string, string | undefined>>) =>
    write({ page: undefined, ...changed });
  const choose = (name: Name, values: string[]) => change({ [name]: listOut(values) });
  const active: ActiveFilter[] = names.flatMap((name) =>
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
  const counted = (name: Name, facets: Counts<Name> | undefined): FacetOption[] =>
    options[name].map((option) => ({
      ...option,
      count: facets?.[name].find((entry) => entry.value === option.value)?.count ?? 0,
    }));
  const clear = () => change(Object.fromEntries(names.map((name) => [name, undefined])));
  return { chosen, active, write, change, choose, clear, counted };
}
