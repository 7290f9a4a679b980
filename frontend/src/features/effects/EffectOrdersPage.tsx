import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import {
  listEffectReleaseOrdersOptions,
  listEffectReleaseOrdersQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { createEffectReleaseOrder } from '@/api/sdk.gen.ts';
import type { OrderSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { DateField, Form, Select, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { toast } from '@/ui/toast.ts';
import { StatusPill } from './StatusPill.tsx';

/** Every release of the effect of the programme, in work and decided on. */
export function EffectOrdersPage() {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const orders = useQuery({
    ...listEffectReleaseOrdersOptions({ query: { pageSize: 100 } }),
    refetchInterval: (query) => (query.state.data?.items.some(isInWork) ? 3_000 : false),
  });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Effect van het programma`}
        lead={t`U vraagt een uitgave aan, wij zetten de gegevens vast en rekenen. Daarna bekijkt een collega de uitkomst en beslist of zij naar buiten gaat.`}
      />
      <p className="mb-8">
        <Button onClick={() => setAsking(true)}>
          <Trans>Vraag een uitgave aan</Trans>
        </Button>
      </p>
      <Loaded
        query={orders}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De uitgaven kwamen niet door</Trans>}
      >
        {({ items }) => (
          <>
            {items.length === 0 ? (
              <EmptyState title={<Trans>Er is nog geen uitgave</Trans>}>
                <Trans>Vraag er een aan zodra er bedrijven voor en na hun start zijn gemeten.</Trans>
              </EmptyState>
            ) : (
              <Orders items={items} />
            )}
            {asking && <AskDialog items={items} onClose={() => setAsking(false)} />}
          </>
        )}
      </Loaded>
    </div>
  );
}

export const isInWork = ({ status }: Pick<OrderSummary, 'status'>): boolean =>
  status === 'ordered' || status === 'computing';

function Orders({ items }: { items: readonly OrderSummary[] }) {
  const { t } = useLingui();
  const { day, moment } = useFormats();
  return (
    <Table
      caption={t`Uitgaven`}
      captionHidden
      stacked
      rows={items}
      rowKey={(order) => order.id}
      columns={[
        {
          key: 'until',
          header: t`Gegevens tot`,
          cell: (order) => <AppLink to={`/programma/effect/${order.id}`}>{day(order.dataUntil)}</AppLink>,
        },
        { key: 'status', header: t`Stand`, cell: (order) => <StatusPill status={order.status} /> },
        {
          key: 'ordered',
          header: t`Aangevraagd`,
          cell: (order) => `${moment(order.orderedAt)}${order.orderedBy ? `, ${order.orderedBy}` : ''}`,
        },
        { key: 'reason', header: t`Waarom`, cell: (order) => order.reason },
        {
          key: 'decided',
          header: t`Besloten door`,
          cell: (order) => order.decidedBy ?? <span className="quiet">–</span>,
        },
      ]}
    />
  );
}

function AskDialog({ items, onClose }: { items: readonly OrderSummary[]; onClose: () => void }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const replaced = new Set(
    items.filter((each) => each.status === 'published').map((each) => each.replacesId),
  );
  const open = items.filter((each) => each.status === 'published' && !replaced.has(each.id));
  const form = useForm({ defaultValues: { reason: '', dataUntil: '', replacesId: null as string | null } });
  return (
    <Dialog open onClose={onClose} title={t`Vraag een uitgave aan`}>
      <Form
        form={form}
        onSubmit={async (wish, { idempotencyKey }) => {
          const { data } = await createEffectReleaseOrder({
            body: {
              reason: wish.reason,
              dataUntil: wish.dataUntil || null,
              replacesId: wish.replacesId || null,
            },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await queries.invalidateQueries({ queryKey: listEffectReleaseOrdersQueryKey() });
          toast(t`De uitgave is aangevraagd. Wij rekenen.`);
          await navigate({ to: `/programma/effect/${data.id}` as never });
        }}
      >
        <TextArea
          name="reason"
          label={t`Waarom deze uitgave`}
          description={t`Bij een verbetering leest iedereen dit: wat was er mis?`}
          rows={3}
        />
        <DateField
          name="dataUntil"
          label={t`Gegevens tot en met`}
          description={t`Leeg betekent vandaag.`}
          optional
        />
        {open.length > 0 && (
          <Select
            name="replacesId"
            label={t`Vervangt een eerdere uitgave`}
            optional
            options={open.map((each) => ({ value: each.id, label: t`Gegevens tot ${day(each.dataUntil)}` }))}
          />
        )}
        <SubmitButton>
          <Trans>Vraag aan</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
