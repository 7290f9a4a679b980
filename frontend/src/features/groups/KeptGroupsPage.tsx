import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listGroupsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createGroup } from '@/api/sdk.gen.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Forbidden, Loaded } from '@/ui/States.tsx';
import { GroupForm } from './GroupForm.tsx';
import { GroupRow } from './GroupRow.tsx';
import { useGroupTold } from './useGroupTold.ts';

/** The groups of one's own organisation; requests and reports are decided in the group itself. */
export function KeptGroupsPage({ page }: { page: number }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const told = useGroupTold();
  const { session, may } = useSession();
  const [making, setMaking] = useState(false);
  const found = useQuery(listGroupsOptions({ query: { mine: true, page } }));
  if (!may('groups:keep')) return <Forbidden actingFor={session.organisation?.name} />;
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Uw groepen`}
        documentTitle={t`Groepen`}
        lead={
          <Trans>
            Open een groep om verzoeken en meldingen te behandelen, en de agenda te kiezen. Iedereen vindt ze
            bij <AppLink to="/groepen">Groepen</AppLink>.
          </Trans>
        }
        actions={
          <Button onClick={() => setMaking(true)}>
            <Trans>Maak een groep</Trans>
          </Button>
        }
      />
      <Loaded
        query={found}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De groepen kwamen niet door</Trans>}
      >
        {(list) =>
          list.total === 0 ? (
            <EmptyState title={<Trans>U hebt nog geen groep</Trans>}>
              <p>
                <Trans>Maak er een. Ondernemers worden lid, of vragen dat aan u.</Trans>
              </p>
            </EmptyState>
          ) : (
            <>
              <ul className="hairlines">
                {list.items.map((group) => (
                  <GroupRow key={group.id} group={group} />
                ))}
              </ul>
              <Pagination page={list.page} pageSize={list.pageSize} total={list.total} />
            </>
          )
        }
      </Loaded>
      {making && (
        <Dialog open onClose={() => setMaking(false)} title={t`Maak een groep`}>
          <GroupForm
            group={null}
            onSubmit={async (wish, { idempotencyKey }) => {
              const { data } = await createGroup({
                body: wish,
                headers: { 'Idempotency-Key': idempotencyKey },
                throwOnError: true,
              });
              await told(t`De groep is er.`);
              await navigate({
                to: '/groepen/$groupId',
                params: { groupId: data.id },
                search: { page: 1 },
              } as never);
            }}
          />
        </Dialog>
      )}
    </div>
  );
}
