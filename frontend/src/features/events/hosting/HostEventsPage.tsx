import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listEventFilesOptions, listEventFilesQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createEvent } from '@/api/sdk.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Forbidden, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { toast } from '@/ui/toast.ts';
import { useEventFacts } from '../useEventFacts.ts';
import { STATUS_TONES, STATUS_WORDS } from '../words.ts';
import { EventForm } from './EventForm.tsx';

/** The room of a host, of which this page is a part. */
export type HostRoom = '/programma' | '/syntens' | '/branche';

/** The events of one's own organisation. */
export function HostEventsPage({ room, page }: { room: HostRoom; page: number }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { session, may } = useSession();
  const { when, where } = useEventFacts();
  const [planning, setPlanning] = useState(false);
  const found = useQuery(listEventFilesOptions({ query: { page } }));
  if (!may('events:write')) return <Forbidden actingFor={session.organisation?.name} />;
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Uw bijeenkomsten`}
        documentTitle={t`Bijeenkomsten`}
        lead={
          <Trans>
            Plan een bijeenkomst, zie wie er komt en wie er wacht. Wat u publiceert staat bij{' '}
            <AppLink to="/bijeenkomsten">Bijeenkomsten</AppLink>.
          </Trans>
        }
        actions={
          <Button onClick={() => setPlanning(true)}>
            <Trans>Plan een bijeenkomst</Trans>
          </Button>
        }
      />
      <Loaded
        query={found}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De bijeenkomsten kwamen niet door</Trans>}
      >
        {(list) =>
          list.total === 0 ? (
            <EmptyState title={<Trans>U hebt nog geen bijeenkomst gepland</Trans>}>
              <p>
                <Trans>Plan er een. Zij begint als concept, dat alleen u en uw collega's zien.</Trans>
              </p>
            </EmptyState>
          ) : (
            <>
              <Table
                caption={t`Uw bijeenkomsten`}
                captionHidden
                stacked
                rows={list.items}
                rowKey={(row) => row.id}
                columns={[
                  {
                    key: 'title',
                    header: t`Bijeenkomst`,
                    cell: (row) => (
                      <AppLink to={`${room}/bijeenkomsten/${row.id}`}>{localized(row.title)}</AppLink>
                    ),
                  },
                  { key: 'when', header: t`Wanneer`, cell: when },
                  { key: 'where', header: t`Waar`, cell: where },
                  {
                    key: 'status',
                    header: t`Status`,
                    cell: (row) => (
                      <Pill tone={STATUS_TONES[row.status]}>{i18n._(STATUS_WORDS[row.status])}</Pill>
                    ),
                  },
                  {
                    key: 'registered',
                    header: t`Aangemeld`,
                    numeric: true,
                    cell: (row) => t`${row.registered} van ${row.capacity}`,
                  },
                  { key: 'waiting', header: t`Wachtlijst`, numeric: true, cell: (row) => row.waiting },
                ]}
              />
              <Pagination {...list} />
            </>
          )
        }
      </Loaded>
      {planning && (
        <Dialog open onClose={() => setPlanning(false)} title={t`Plan een bijeenkomst`}>
          <EventForm
            event={null}
            submit={<Trans>Bewaar als concept</Trans>}
            onSubmit={async (wish, { idempotencyKey }) => {
              const { data } = await createEvent({
                body: wish,
                headers: { 'Idempotency-Key': idempotencyKey },
                throwOnError: true,
              });
              await queries.invalidateQueries({ queryKey: listEventFilesQueryKey() });
              toast(t`Uw concept is bewaard.`);
              await navigate({ to: `${room}/bijeenkomsten/${data.id}` as never });
            }}
          />
        </Dialog>
      )}
    </div>
  );
}
