import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listNetworkIntroductionsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { usePersonName } from './PersonFacts.tsx';

/** With whom one writes, the latest first. */
export function ConversationsPage({ page }: { page: number }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const nameOf = usePersonName();
  const found = useQuery({
    ...listNetworkIntroductionsOptions({ query: { page, status: 'accepted' } }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Uw berichten`}
        crumbs={[{ label: t`Netwerk`, to: '/netwerk' }, { label: t`Berichten` }]}
        lead={<Trans>Alleen u en de ander lezen wat u schrijft. Na twee jaar verdwijnt een bericht.</Trans>}
      />
      <Loaded
        query={found}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>Uw berichten kwamen niet door</Trans>}
      >
        {(list) =>
          list.total === 0 ? (
            <EmptyState title={<Trans>U hebt nog met niemand kennisgemaakt</Trans>}>
              <p>
                <AppLink to="/netwerk">
                  <Trans>Zoek iemand in het netwerk</Trans>
                </AppLink>
              </p>
            </EmptyState>
          ) : (
            <>
              <ul className="hairlines">
                {list.items.map((one) => (
                  <li key={one.id} className="grid gap-1 py-5">
                    <h2 className="break-words text-xl">
                      <AppLink to="/netwerk/berichten/$conversationId" params={{ conversationId: one.id }}>
                        {nameOf(one.person)}
                      </AppLink>
                    </h2>
                    <p className="meta">
                      <span>{day(one.activeAt)}</span>
                      {one.unread > 0 && (
                        <Pill tone="info">
                          <Plural value={one.unread} one="# nieuw bericht" other="# nieuwe berichten" />
                        </Pill>
                      )}
                    </p>
                  </li>
                ))}
              </ul>
              <Pagination {...list} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}
