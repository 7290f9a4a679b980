import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listInstrumentsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ListInstrumentsData } from '@/api/types.gen.ts';
import { pageOf } from '@/lib/searchList.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Facet, FacetPanel } from '@/ui/Facets.tsx';
import { FilterChips } from '@/ui/FilterChips.tsx';
import { NothingExact } from '@/ui/NothingExact.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { SearchField } from '@/ui/SearchField.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { InstrumentRow } from './InstrumentRow.tsx';
import { FILTERS, useDirectoryFilters } from './useDirectoryFilters.ts';

type Query = NonNullable<ListInstrumentsData['query']>;

/** The schemes and services of others: words, filters, and what fits. */
export function DirectoryPage() {
  const { t } = useLingui();
  const { search, labels, chosen, active, change, choose, clear, counted } = useDirectoryFilters();
  const query = {
    page: pageOf(search),
    q: search.q ?? '',
    ...Object.fromEntries(
      FILTERS.filter((name) => chosen[name].length > 0).map((name) => [name, chosen[name]]),
    ),
  } as Query;
  const found = useQuery({ ...listInstrumentsOptions({ query }), placeholderData: keepPreviousData });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Alle regelingen van anderen`}
        crumbs={[{ label: t`Wegwijzer`, to: '/wegwijzer' }, { label: t`Alle regelingen` }]}
        lead={
          <Trans>
            Advies, geld en netwerken buiten dit programma. Bij elk staat voor wie het is, wat het geeft en
            sinds wanneer dat zo is. Weet u niet waar u moet beginnen? Laat de{' '}
            <AppLink to="/wegwijzer">Wegwijzer</AppLink> u de weg wijzen.
          </Trans>
        }
      />
      <SearchField
        label={t`Waar zoekt u hulp bij?`}
        placeholder={t`Bijvoorbeeld: scholing, hogeschool, subsidie`}
        value={search.q ?? ''}
        onSearch={(q) => change({ q: q || undefined })}
      />
      <div className="mt-8 grid gap-x-12 gap-y-6 lg:grid-cols-[17rem_minmax(0,1fr)]">
        <FacetPanel chosen={active.length}>
          {FILTERS.map((name) => (
            <Facet
              key={name}
              label={labels[name]}
              options={counted(name, found.data?.facets)}
              chosen={chosen[name]}
              onChange={(values) => choose(name, values)}
              folded={!['want', 'kind'].includes(name)}
            />
          ))}
        </FacetPanel>
        <div aria-busy={found.isPlaceholderData || undefined}>
          <p className="figure-mid mb-4" role="status">
            {found.data && <Plural value={found.data.total} one="# regeling" other="# regelingen" />}
          </p>
          <FilterChips filters={active} onClear={clear} />
          <Loaded
            query={found}
            skeleton={<ListSkeleton />}
            errorTitle={<Trans>Het overzicht kwam niet door</Trans>}
          >
            {(page) =>
              page.total === 0 ? (
                <EmptyState
                  title={<Trans>Geen regeling gevonden</Trans>}
                  actions={
                    <>
                      {active.length > 0 && (
                        <Button kind="secondary" onClick={clear}>
                          <Trans>Haal de filters weg</Trans>
                        </Button>
                      )}
                      <LinkButton to="/wegwijzer/vraag" kind="secondary">
                        <Trans>Stel uw vraag</Trans>
                      </LinkButton>
                    </>
                  }
                >
                  <p>
                    <Trans>Probeer een ander woord, of leg uw vraag voor aan Syntens.</Trans>
                  </p>
                </EmptyState>
              ) : (
                <>
                  {page.approximate && (
                    <NothingExact title={t`Wij vonden niets met precies “${search.q ?? ''}”`} />
                  )}
                  <ul className="hairlines mt-4">
                    {page.items.map((instrument) => (
                      <InstrumentRow key={instrument.id} instrument={instrument} />
                    ))}
                  </ul>
                  <Pagination {...page} />
                </>
              )
            }
          </Loaded>
        </div>
      </div>
    </div>
  );
}
