import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { listToolboxItemsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ListToolboxItemsData } from '@/api/types.gen.ts';
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
import { ItemRow } from './ItemRow.tsx';
import { FILTERS, useToolboxFilters } from './useToolboxFilters.ts';

type Query = NonNullable<ListToolboxItemsData['query']>;

/** The toolbox: words, filters, and what fits. */
export function ToolboxPage() {
  const { t } = useLingui();
  const { search, labels, chosen, active, change, choose, clear, counted } = useToolboxFilters();
  const query = {
    page: pageOf(search),
    q: search.q ?? '',
    ...(search.sort && { sort: search.sort }),
    ...Object.fromEntries(
      FILTERS.filter((name) => chosen[name].length > 0).map((name) => [name, chosen[name]]),
    ),
  } as Query;
  const found = useQuery({ ...listToolboxItemsOptions({ query }), placeholderData: keepPreviousData });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Instrumenten waarmee u morgen kunt beginnen`}
        documentTitle={t`Toolbox`}
        lead={
          <Trans>
            Werkwijzen, werkbladen en spellen om het werk samen anders te organiseren. Bij elk staat wat het
            kost aan tijd, hoe medewerkers meedoen en wat er bekend is over het resultaat. Liever eerst lezen
            waar het over gaat? Begin bij <AppLink to="/themas">de acht thema's</AppLink>.
          </Trans>
        }
      />
      <SearchField
        label={t`Waar wilt u iets aan doen?`}
        placeholder={t`Bijvoorbeeld: rooster, taken, wachten`}
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
              folded={!['theme', 'kind', 'effort'].includes(name)}
            />
          ))}
        </FacetPanel>
        <div aria-busy={found.isPlaceholderData || undefined}>
          <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
            <p className="figure-mid" role="status">
              {found.data && <Plural value={found.data.total} one="# instrument" other="# instrumenten" />}
            </p>
            <SortChoice
              value={search.sort}
              withWords={Boolean(search.q)}
              onChange={(sort) => change({ sort })}
            />
          </div>
          <FilterChips filters={active} onClear={clear} />
          <Loaded
            query={found}
            skeleton={<ListSkeleton />}
            errorTitle={<Trans>De toolbox kwam niet door</Trans>}
          >
            {(page) =>
              page.total === 0 ? (
                <NothingFound q={search.q ?? ''} filtered={active.length > 0} onClear={clear} />
              ) : (
                <>
                  {page.approximate && (
                    <NothingExact title={t`Wij vonden niets met precies “${search.q ?? ''}”`} />
                  )}
                  <ul className="hairlines mt-4">
                    {page.items.map((item) => (
                      <ItemRow key={item.id} item={item} />
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

interface SortChoiceProps {
  value: string | undefined;
  withWords: boolean;
  onChange: (sort: string | undefined) => void;
}

function SortChoice({ value, withWords, onChange }: SortChoiceProps) {
  const { t } = useLingui();
  const id = useId();
  return (
    <div className="flex items-center gap-2 text-sm">
      <label htmlFor={id} className="quiet">
        <Trans>Volgorde</Trans>
      </label>
      <select
        id={id}
        className="input w-auto py-1"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      >
        <option value="">{withWords ? t`Past het best` : t`Naam`}</option>
        {withWords && <option value="title">{t`Naam`}</option>}
        <option value="effort">{t`Minste tijd eerst`}</option>
        <option value="newest">{t`Nieuwste eerst`}</option>
      </select>
    </div>
  );
}

function NothingFound({ q, filtered, onClear }: { q: string; filtered: boolean; onClear: () => void }) {
  return (
    <EmptyState
      title={q ? <Trans>Niets gevonden op “{q}”</Trans> : <Trans>Niets gevonden met deze filters</Trans>}
      actions={
        <>
          {filtered && (
            <Button kind="secondary" onClick={onClear}>
              <Trans>Haal de filters weg</Trans>
            </Button>
          )}
          <LinkButton to="/adviseurs" kind="secondary">
            <Trans>Zoek een adviseur</Trans>
          </LinkButton>
        </>
      }
    >
      <p>
        <Trans>
          Probeer een ander woord, of zoek op wat er misgaat: “wachten”, “overwerk”, “fouten”. Staat het er
          echt niet bij, <AppLink to="/wegwijzer/vraag">stel Syntens dan uw vraag</AppLink>.
        </Trans>
      </p>
    </EmptyState>
  );
}
