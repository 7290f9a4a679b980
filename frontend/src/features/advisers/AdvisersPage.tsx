import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listAdvisersOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { AdviserFacets, ListAdvisersData } from '@/api/types.gen.ts';
import { AsTable } from '@/charts/Figure.tsx';
import { ProvinceMap } from '@/charts/ProvinceMap.tsx';
import { useProvinces } from '@/lib/reference.ts';
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
import { AdviserRow } from './AdviserRow.tsx';
import { CompareBar } from './CompareBar.tsx';
import { ADVISER_FILTERS, MOST_COMPARED, useAdviserFilters } from './useAdviserFilters.ts';

type Query = NonNullable<ListAdvisersData['query']>;

/** Advisers to search: words, filters, the map, and up to three side by side. */
export function AdvisersPage() {
  const { t } = useLingui();
  const filters = useAdviserFilters();
  const { search, labels, chosen, active, change, choose, clear, counted, compared, compare } = filters;
  const query = {
    page: pageOf(search),
    q: search.q ?? '',
    ...(search.sort && { sort: search.sort }),
    ...(search.room && { withRoom: true }),
    ...Object.fromEntries(
      ADVISER_FILTERS.filter((name) => chosen[name].length > 0).map((name) => [name, chosen[name]]),
    ),
  } as Query;
  const inProvinces = (values: string[]) => choose('province', values);
  const found = useQuery({ ...listAdvisersOptions({ query }), placeholderData: keepPreviousData });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Een adviseur die uw sector kent en bij u in de buurt werkt`}
        documentTitle={t`Adviseurs`}
        lead={
          <Trans>
            Syntens erkent iedere adviseur op deze lijst. Niemand betaalt voor een plaats. U vraagt
            vrijblijvend om contact en krijgt binnen vijf werkdagen antwoord.
          </Trans>
        }
      />
      <SearchField
        label={t`Wie of wat zoekt u?`}
        placeholder={t`Bijvoorbeeld: roosters, bouw, een naam`}
        value={search.q ?? ''}
        onSearch={(q) => change({ q: q || undefined })}
      />
      <div className="mt-8 grid gap-x-12 gap-y-6 lg:grid-cols-[17rem_minmax(0,1fr)]">
        <div className="grid content-start gap-8">
          <FacetPanel chosen={active.length}>
            <label className="choice choice-facet">
              <input
                type="checkbox"
                checked={Boolean(search.room)}
                onChange={(event) => change({ room: event.target.checked ? '1' : undefined })}
              />
              <span>
                <Trans>Alleen wie nu ruimte heeft</Trans>
              </span>
            </label>
            {ADVISER_FILTERS.map((name) => (
              <Facet
                key={name}
                label={labels[name]}
                options={counted(name, found.data?.facets)}
                chosen={chosen[name]}
                onChange={(values) => choose(name, values)}
                folded={!['theme', 'province'].includes(name)}
              />
            ))}
          </FacetPanel>
          {found.data && (
            <>
              <figure className="hidden lg:block">
                <figcaption className="field-label mb-3 text-sm">
                  <Trans>Kies op de kaart waar u zoekt</Trans>
                </figcaption>
                <WhereTheyWork facets={found.data.facets} chosen={chosen.province} onChange={inProvinces} />
              </figure>
              <details className="facet lg:hidden">
                <summary>
                  <Trans>Kies op de kaart waar u zoekt</Trans>
                </summary>
                <div className="mt-3 max-w-80">
                  <WhereTheyWork facets={found.data.facets} chosen={chosen.province} onChange={inProvinces} />
                </div>
              </details>
            </>
          )}
        </div>
        <div aria-busy={found.isPlaceholderData || undefined}>
          <p className="figure-mid mb-4" role="status">
            {found.data && (
              <Plural value={found.data.total} one="# erkende adviseur" other="# erkende adviseurs" />
            )}
          </p>
          <FilterChips filters={active} onClear={clear} />
          <Loaded
            query={found}
            skeleton={<ListSkeleton />}
            errorTitle={<Trans>De lijst met adviseurs kwam niet door</Trans>}
          >
            {(page) =>
              page.total === 0 ? (
                <EmptyState
                  title={<Trans>Geen adviseur gevonden</Trans>}
                  actions={
                    <>
                      {active.length > 0 && (
                        <Button kind="secondary" onClick={clear}>
                          <Trans>Haal de filters weg</Trans>
                        </Button>
                      )}
                      <LinkButton to="/toolbox" kind="secondary">
                        <Trans>Begin zelf met de toolbox</Trans>
                      </LinkButton>
                    </>
                  }
                >
                  <p>
                    <Trans>
                      Haal een filter weg of kies een provincie erbij: veel adviseurs reizen. Komt u er niet
                      uit, <AppLink to="/wegwijzer/vraag">stel Syntens dan uw vraag</AppLink>.
                    </Trans>
                  </p>
                </EmptyState>
              ) : (
                <>
                  {page.approximate && (
                    <NothingExact title={t`Wij vonden niemand met precies “${search.q ?? ''}”`} />
                  )}
                  <ul className="hairlines mt-2">
                    {page.items.map((adviser) => (
                      <AdviserRow
                        key={adviser.id}
                        adviser={adviser}
                        compared={compared.includes(adviser.id)}
                        full={compared.length >= MOST_COMPARED}
                        onCompare={(on) => compare(adviser.id, on)}
                      />
                    ))}
                  </ul>
                  <Pagination {...page} />
                </>
              )
            }
          </Loaded>
        </div>
      </div>
      <CompareBar ids={compared} onClear={() => change({ compare: undefined })} />
    </div>
  );
}

function WhereTheyWork({
  facets,
  chosen,
  onChange,
}: {
  facets: AdviserFacets;
  chosen: readonly string[];
  onChange: (provinces: string[]) => void;
}) {
  const { t } = useLingui();
  const provinces = useProvinces();
  const counts = Object.fromEntries(facets.province.map((entry) => [entry.value, entry.count]));
  return (
    <>
      <ProvinceMap
        values={counts}
        selected={chosen}
        onSelect={(code) =>
          onChange(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code])
        }
        nothing={t`geen adviseur`}
        description={t`Hoeveel adviseurs er in elke provincie werken; kies een provincie om de lijst te filteren`}
      />
      <AsTable
        table={{
          caption: t`Adviseurs per provincie`,
          columns: [t`Provincie`, t`Adviseurs`],
          rows: provinces.map((province) => [province.label, counts[province.value] ?? 0]),
        }}
      />
    </>
  );
}
