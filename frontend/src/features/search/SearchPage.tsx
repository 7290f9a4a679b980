import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listSearchResultsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createSearchMiss } from '@/api/sdk.gen.ts';
import type { ListSearchResultsData, SearchResultPage } from '@/api/types.gen.ts';
import { activeLanguage } from '@/lib/i18n.ts';
import { pageOf } from '@/lib/searchList.ts';
import { Facet, FacetPanel } from '@/ui/Facets.tsx';
import { FilterChips } from '@/ui/FilterChips.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { SearchField } from '@/ui/SearchField.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { NothingFound } from './NothingFound.tsx';
import { ResultRow } from './ResultRow.tsx';
import { FILTERS, useSearchFilters } from './useSearchFilters.ts';
import { WasUseful } from './WasUseful.tsx';

type Query = NonNullable<ListSearchResultsData['query']>;

/** One search over everything: instruments, advisers, practices, themes, pages and words. */
export function SearchPage() {
  const { t } = useLingui();
  const { search, labels, chosen, active, change, choose, clear, counted } = useSearchFilters();
  const q = (search.q ?? '').slice(0, 200);
  const query = {
    q,
    language: activeLanguage(),
    page: pageOf(search),
    ...Object.fromEntries(
      FILTERS.filter((name) => chosen[name].length > 0).map((name) => [name, chosen[name]]),
    ),
  } as Query;
  const found = useQuery({
    ...listSearchResultsOptions({ query }),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  });
  const settled = found.data && !found.isPlaceholderData;
  useMiss(q, settled === true && found.data.total === 0 && active.length === 0);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={q ? t`Gevonden op “${q}”` : t`Zoek in alles`}
        documentTitle={q ? t`Zoeken: ${q}` : t`Zoeken`}
      />
      <SearchField
        label={t`Waar bent u naar op zoek?`}
        placeholder={t`Bijvoorbeeld: rooster, subsidie, adviseur`}
        value={q}
        onSearch={(text) => change({ q: text || undefined })}
      />
      {q.trim() === '' ? (
        <NothingFound q="" filtered={false} onClear={clear} />
      ) : (
        <div className="mt-8 grid gap-x-12 gap-y-6 lg:grid-cols-[17rem_minmax(0,1fr)]">
          <FacetPanel chosen={active.length}>
            {FILTERS.map((name) => (
              <Facet
                key={name}
                label={labels[name]}
                options={counted(name, found.data?.facets)}
                chosen={chosen[name]}
                onChange={(values) => choose(name, values)}
                folded={!['subject', 'theme'].includes(name)}
              />
            ))}
          </FacetPanel>
          <div aria-busy={found.isPlaceholderData || undefined}>
            <p className="figure-mid mb-4" role="status">
              {found.data?.totalIsMinimum ? (
                <Trans>Meer dan {found.data.total} resultaten</Trans>
              ) : (
                found.data && <Plural value={found.data.total} one="# resultaat" other="# resultaten" />
              )}
            </p>
            <FilterChips filters={active} onClear={clear} />
            <Loaded
              query={found}
              skeleton={<ListSkeleton />}
              errorTitle={<Trans>De resultaten kwamen niet door</Trans>}
            >
              {(page) =>
                page.items.length === 0 ? (
                  <NothingFound q={q} filtered={active.length > 0} onClear={clear} />
                ) : (
                  <>
                    <WhatWasDone page={page} q={q} />
                    <ul className="hairlines mt-4">
                      {page.items.map((result) => (
                        <ResultRow key={`${result.subject}/${result.name}`} result={result} />
                      ))}
                    </ul>
                    <Pagination {...page} />
                    <WasUseful key={q} q={q} />
                    <HowOrdered />
                  </>
                )
              }
            </Loaded>
          </div>
        </div>
      )}
    </div>
  );
}

/** What search made of the question, when that is not just what was typed. */
function WhatWasDone({ page, q }: { page: SearchResultPage; q: string }) {
  const { t } = useLingui();
  const { corrected } = page;
  return (
    <div className="grid gap-3">
      {corrected && (
        <Notice tone="calm" title={t`Bedoelde u “${corrected}”?`}>
          <p>
            <Trans>Wij zochten daarop, want “{q}” kwamen wij nergens tegen.</Trans>
          </p>
        </Notice>
      )}
      {page.partial && (
        <Notice tone="calm" title={<Trans>Niets bevat al uw woorden</Trans>}>
          <p>
            <Trans>Dit past bij een deel ervan, het beste eerst.</Trans>
          </p>
        </Notice>
      )}
      {page.language !== activeLanguage() && (
        <Notice tone="calm" title={<Trans>Niets gevonden in deze taal</Trans>}>
          <p>
            <Trans>Dit vonden wij in de andere taal van de site.</Trans>
          </p>
        </Notice>
      )}
    </div>
  );
}

function HowOrdered() {
  return (
    <details className="mt-6">
      <summary>
        <Trans>Hoe wij de volgorde bepalen</Trans>
      </summary>
      <p className="soft mt-2 max-w-(--container-measure)">
        <Trans>
          Uw eigen woord telt het meest, dan een woord met dezelfde betekenis, dan een deel van een woord. Een
          titel telt meer dan een samenvatting, en die meer dan de tekst. Zeldzame woorden tellen zwaarder.
          Verder telt niets mee: niemand kan voor een plaats betalen.
        </Trans>
      </p>
    </details>
  );
}

/** Tells once that a question had no result, so that the programme office can add words. */
function useMiss(q: string, missed: boolean) {
  useEffect(() => {
    // Whether this is counted changes nothing for the visitor: a failure is not told.
    if (missed) void createSearchMiss({ body: { q, language: activeLanguage() } });
  }, [q, missed]);
}
