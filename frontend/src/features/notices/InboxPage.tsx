import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listNoticesQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { listNotices, markNotices } from '@/api/sdk.gen.ts';
import type { ListNoticesData, NoticesMarked } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Filter } from '@/ui/Filter.tsx';
import { MoreButton } from '@/ui/MoreButton.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { NoticeRow } from './NoticeRow.tsx';
import { CATEGORIES, CATEGORY_WORDS } from './words.ts';

export interface InboxSearch {
  unread?: string;
  category?: string;
}

type Query = NonNullable<ListNoticesData['query']>;

/** Everything one is told, with why; which of it one sees stands in the address. */
export function InboxPage({ search }: { search: InboxSearch }) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { busy, fault, run } = useAct();
  const [marked, setMarked] = useState<NoticesMarked | null>(null);
  const query = {
    ...(search.unread && { unread: true }),
    ...(search.category && { category: search.category }),
  } as Query;
  const found = useInfiniteQuery({
    queryKey: [...listNoticesQueryKey({ query }), 'inbox'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const asked = pageParam ? { ...query, after: pageParam } : query;
      return (await listNotices({ query: asked, signal, throwOnError: true })).data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const unread = found.data?.pages[0]?.unread ?? 0;
  const change = (name: keyof InboxSearch, value: string | undefined) =>
    navigate({ to: '/meldingen', search: { ...search, [name]: value } as never });
  const refresh = () => queries.invalidateQueries({ queryKey: listNoticesQueryKey() });
  const markAll = () =>
    run(async () => {
      const { category } = query;
      const body = { read: true, ...(category && { category }) };
      setMarked((await markNotices({ body, throwOnError: true })).data);
      await refresh();
    });
  const undo = ({ readAt }: NoticesMarked) =>
    run(async () => {
      await markNotices({ body: { read: false, readAt }, throwOnError: true });
      setMarked(null);
      await refresh();
    });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Uw meldingen`}
        lead={
          <Trans>
            Alles wat u moet weten, het nieuwste eerst. Bij elke melding leest u waarom u haar krijgt.
          </Trans>
        }
        actions={
          <LinkButton to="/account/meldingen" kind="secondary">
            <Trans>Kies hoe u bericht krijgt</Trans>
          </LinkButton>
        }
      />
      <div className="flex flex-wrap items-end gap-x-6 gap-y-4">
        <Filter
          label={t`Soort`}
          value={search.category}
          options={CATEGORIES.map((value) => ({ value, label: i18n._(CATEGORY_WORDS[value]) }))}
          onChange={(value) => void change('category', value)}
        />
        <label className="choice">
          <input
            type="checkbox"
            checked={search.unread !== undefined}
            onChange={(event) => void change('unread', event.target.checked ? '1' : undefined)}
          />
          <span>
            <Trans>Alleen ongelezen</Trans>
          </span>
        </label>
        {unread > 0 && (
          <Button kind="secondary" busy={busy} onClick={() => void markAll()}>
            {search.category ? (
              <Trans>Markeer deze soort als gelezen</Trans>
            ) : (
              <Trans>Markeer alles als gelezen</Trans>
            )}
          </Button>
        )}
      </div>
      {fault && (
        <p className="field-error mt-4" role="status">
          {fault}
        </p>
      )}
      {marked && (
        <div className="mt-4">
          <Notice tone="ok" live>
            <p>
              <Plural
                value={marked.count}
                one="# melding staat nu op gelezen."
                other="# meldingen staan nu op gelezen."
              />
            </p>
            <div>
              <Button small kind="quiet" busy={busy} onClick={() => void undo(marked)}>
                <Trans>Maak ongedaan</Trans>
              </Button>
            </div>
          </Notice>
        </div>
      )}
      <div className="mt-6">
        <Loaded
          query={found}
          skeleton={<ListSkeleton />}
          errorTitle={<Trans>Uw meldingen kwamen niet door</Trans>}
        >
          {({ pages }) =>
            pages[0]?.items.length ? (
              <>
                <ul className="hairlines">
                  {pages
                    .flatMap((page) => page.items)
                    .map((notice) => (
                      <NoticeRow key={notice.id} notice={notice} onMarked={refresh} />
                    ))}
                </ul>
                <MoreButton query={found}>
                  <Trans>Toon oudere meldingen</Trans>
                </MoreButton>
              </>
            ) : search.unread || search.category ? (
              <EmptyState title={<Trans>Hier is niets bij</Trans>}>
                <p>
                  <Trans>Kies een andere soort, of laat ook zien wat u al las.</Trans>
                </p>
              </EmptyState>
            ) : (
              <EmptyState title={<Trans>U hebt nog geen meldingen</Trans>}>
                <p>
                  <Trans>Zodra er iets is wat u moet weten, leest u het hier.</Trans>
                </p>
              </EmptyState>
            )
          }
        </Loaded>
      </div>
    </div>
  );
}
