import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Rss } from 'lucide-react';
import { listPublicationsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ListPublicationsData } from '@/api/types.gen.ts';
import { pageOf } from '@/lib/searchList.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Facet, FacetPanel } from '@/ui/Facets.tsx';
import { FilterChips } from '@/ui/FilterChips.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { PublicationRow } from './PublicationRow.tsx';
import { FILTERS, usePublicationFilters } from './usePublicationFilters.ts';

type Query = NonNullable<ListPublicationsData['query']>;

/** Articles and news, newest first, with filters, feeds and the newsletter. */
export function PublicationsPage() {
  const { t, i18n } = useLingui();
  const { search, labels, chosen, active, choose, clear, counted } = usePublicationFilters();
  const filters = Object.fromEntries(
    FILTERS.filter((name) => chosen[name].length > 0).map((name) => [name, chosen[name]]),
  );
  const query = { page: pageOf(search), ...filters } as Query;
  const found = useQuery({ ...listPublicationsOptions({ query }), placeholderData: keepPreviousData });
  const feed = (format: 'atom' | 'rss') => {
    const asked = new URLSearchParams({ format, language: i18n.locale === 'en' ? 'en' : 'nl' });
    for (const name of FILTERS) for (const value of chosen[name]) asked.append(name, value);
    return `/v1/publications/feed?${asked}`;
  };
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Artikelen en nieuws`}
        documentTitle={t`Nieuws`}
        lead={
          <Trans>
            Wat werkt bij slimmer werken, en wat er in het programma gebeurt. Verzonnen stukken zijn als
            verzonnen gemerkt.
          </Trans>
        }
        actions={
          <LinkButton to="/nieuwsbrief" kind="secondary">
            <Trans>Krijg het per mail</Trans>
          </LinkButton>
        }
      />
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[17rem_minmax(0,1fr)]">
        <FacetPanel chosen={active.length}>
          {FILTERS.map((name) => (
            <Facet
              key={name}
              label={labels[name]}
              options={counted(name, found.data?.facets)}
              chosen={chosen[name]}
              onChange={(values) => choose(name, values)}
              folded={name === 'sector'}
            />
          ))}
        </FacetPanel>
        <div aria-busy={found.isPlaceholderData || undefined}>
          <p className="figure-mid mb-4" role="status">
            {found.data && found.data.total > 0 && (
              <Plural value={found.data.total} one="# stuk" other="# stukken" />
            )}
          </p>
          <FilterChips filters={active} onClear={clear} />
          <Loaded
            query={found}
            skeleton={<ListSkeleton />}
            errorTitle={<Trans>Het nieuws kwam niet door</Trans>}
          >
            {(page) =>
              page.total === 0 ? (
                <EmptyState
                  title={<Trans>Hierover schreven wij nog niets</Trans>}
                  actions={
                    active.length > 0 && (
                      <Button kind="secondary" onClick={clear}>
                        <Trans>Haal de filters weg</Trans>
                      </Button>
                    )
                  }
                >
                  <p>
                    <Trans>Haal een filter weg, of laat het u per mail weten zodra er iets is.</Trans>
                  </p>
                </EmptyState>
              ) : (
                <>
                  <ul className="hairlines mt-4">
                    {page.items.map((publication) => (
                      <PublicationRow key={publication.id} publication={publication} />
                    ))}
                  </ul>
                  <Pagination {...page} />
                </>
              )
            }
          </Loaded>
          <p className="meta no-print mt-8">
            <Rss aria-hidden="true" className="size-4" />
            <span>
              <Trans>Volg deze lijst in uw eigen lezer:</Trans>
            </span>
            <a href={feed('atom')}>Atom</a>
            <a href={feed('rss')}>RSS</a>
          </p>
        </div>
      </div>
    </div>
  );
}
