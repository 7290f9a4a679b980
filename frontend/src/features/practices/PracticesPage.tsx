import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { listPracticesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ListPracticesData, PracticeSort } from '@/api/types.gen.ts';
import { pageOf } from '@/lib/searchList.ts';
import { useSession } from '@/lib/session.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Facet, FacetPanel } from '@/ui/Facets.tsx';
import { FilterChips } from '@/ui/FilterChips.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { deskOf } from './desks.ts';
import { PracticeRow } from './PracticeRow.tsx';
import { FILTERS, usePracticeFilters } from './usePracticeFilters.ts';
import { SORT_WORDS } from './words.ts';

type Query = NonNullable<ListPracticesData['query']>;

/** How firms did it: real ones with their source or consent, invented ones marked as such. */
export function PracticesPage() {
  const { t } = useLingui();
  const { session, may } = useSession();
  const { search, labels, chosen, active, change, choose, clear, counted } = usePracticeFilters();
  const query = {
    page: pageOf(search),
    ...(search.sort && { sort: search.sort }),
    ...Object.fromEntries(
      FILTERS.filter((name) => chosen[name].length > 0).map((name) => [name, chosen[name]]),
    ),
  } as Query;
  const practices = useQuery({ ...listPracticesOptions({ query }), placeholderData: keepPreviousData });
  const desk = may('practices:write') ? deskOf(session.roles) : null;
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Zo pakten anderen het aan`}
        documentTitle={t`Praktijk`}
        lead={
          <Trans>
            Waarom zij begonnen, wat zij deden, hoe medewerkers meededen en wat het opleverde. Verzonnen
            voorbeelden zijn als verzonnen gemerkt.
          </Trans>
        }
        actions={
          desk && (
            <LinkButton to={desk} kind="secondary">
              {session.organisation?.kind === 'company' ? (
                <Trans>Vertel hoe u het doet</Trans>
              ) : (
                <Trans>Verhalen waaraan u werkt</Trans>
              )}
            </LinkButton>
          )
        }
      />
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[17rem_minmax(0,1fr)]">
        <FacetPanel chosen={active.length}>
          {FILTERS.map((name) => (
            <Facet
              key={name}
              label={labels[name]}
              options={counted(name, practices.data?.facets)}
              chosen={chosen[name]}
              onChange={(values) => choose(name, values)}
              folded={!['theme', 'sector'].includes(name)}
            />
          ))}
        </FacetPanel>
        <div aria-busy={practices.isPlaceholderData || undefined}>
          <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
            <p className="figure-mid" role="status">
              {practices.data && (
                <Plural value={practices.data.total} one="# voorbeeld" other="# voorbeelden" />
              )}
            </p>
            <SortChoice value={search.sort} onChange={(sort) => change({ sort })} />
          </div>
          <FilterChips filters={active} onClear={clear} />
          <Loaded
            query={practices}
            skeleton={<ListSkeleton />}
            errorTitle={<Trans>De voorbeelden kwamen niet door</Trans>}
          >
            {(found) =>
              found.total === 0 ? (
                <EmptyState
                  title={<Trans>Zo is er nog geen voorbeeld</Trans>}
                  actions={
                    active.length > 0 && (
                      <Button kind="secondary" onClick={clear}>
                        <Trans>Haal de filters weg</Trans>
                      </Button>
                    )
                  }
                >
                  <p>
                    <Trans>Haal een filter weg, of begin met de scan en word zelf het eerste.</Trans>
                  </p>
                </EmptyState>
              ) : (
                <>
                  <ul className="hairlines mt-4">
                    {found.items.map((practice) => (
                      <PracticeRow key={practice.id} practice={practice} />
                    ))}
                  </ul>
                  <Pagination {...found} />
                </>
              )
            }
          </Loaded>
        </div>
      </div>
    </div>
  );
}

interface SortChoiceProps {
  value: string | undefined;
  onChange: (sort: string | undefined) => void;
}

function SortChoice({ value, onChange }: SortChoiceProps) {
  const { i18n } = useLingui();
  const id = useId();
  return (
    <div className="flex min-w-0 items-center gap-2 text-sm">
      <label htmlFor={id} className="quiet">
        <Trans>Volgorde</Trans>
      </label>
      <select
        id={id}
        className="input w-auto min-w-0 py-1"
        value={value ?? 'year'}
        onChange={(event) => onChange(event.target.value === 'year' ? undefined : event.target.value)}
      >
        {(Object.keys(SORT_WORDS) as PracticeSort[]).map((sort) => (
          <option key={sort} value={sort}>
            {i18n._(SORT_WORDS[sort])}
          </option>
        ))}
      </select>
    </div>
  );
}
