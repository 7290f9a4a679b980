import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import {
  listWebhookDeliveriesOptions,
  listWebhookDeliveriesQueryKey,
  readWebhookEndpointOptions,
} from '@/api/@tanstack/react-query.gen.ts';
import { createWebhookResend, createWebhookTestDelivery } from '@/api/sdk.gen.ts';
import type { DeliveryState, WebhookEndpointRead } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { DeliveryDialog } from './DeliveryDialog.tsx';
import { LogTable } from './LogTable.tsx';
import type { WebhooksSearch } from './webhooksSearch.ts';
import { STATES } from './webhookWords.ts';

/** What waits is looked at again after this, in milliseconds. */
const AGAIN = 2_000;

/** The log of one webhook: try it, see what came of each message, and send again what failed. */
export function WebhookLog({ endpointId }: { endpointId: string }) {
  const webhook = useQuery(readWebhookEndpointOptions({ path: { endpointId } }));
  return (
    <div className="wrap pb-(--section)">
      <Loaded
        query={webhook}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De webhook kwam niet door</Trans>}
      >
        {(found) => <Log webhook={found} />}
      </Loaded>
    </div>
  );
}

function Log({ webhook }: { webhook: WebhookEndpointRead }) {
  const { t, i18n } = useLingui();
  const { pathname } = useLocation();
  const { page, state } = useSearch({ strict: false }) as WebhooksSearch;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { busy, fault, run } = useAct();
  const [shown, setShown] = useState<string | null>(null);
  const path = { endpointId: webhook.id };
  const log = useQuery({
    ...listWebhookDeliveriesOptions({ path, query: { page, ...(state && { state }) } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.items.some((each) => each.state === 'waiting') ? AGAIN : false,
  });
  const readAgain = () => queries.invalidateQueries({ queryKey: listWebhookDeliveriesQueryKey({ path }) });
  const headers = () => ({ 'Idempotency-Key': crypto.randomUUID() });
  const test = () =>
    void run(async () => {
      const { data } = await createWebhookTestDelivery({ path, headers: headers(), throwOnError: true });
      setShown(data.id);
      await readAgain();
    });
  const resend = () =>
    void run(async () => {
      const { data } = await createWebhookResend({ path, body: {}, headers: headers(), throwOnError: true });
      toast(
        data.more
          ? t`Wij sturen er ${data.resent} opnieuw. Er zijn er nog meer: druk daarna nog eens.`
          : t`Opnieuw te versturen berichten: ${data.resent}.`,
      );
      await readAgain();
    });
  return (
    <>
      <PageHeader
        title={t`Logboek van ${webhook.name}`}
        crumbs={[
          { label: t`Koppelingen`, to: pathname.replace('/webhooks', '/koppelingen') },
          { label: t`Webhooks`, to: pathname },
          { label: webhook.name },
        ]}
        lead={t`Wat wij de laatste dertig dagen stuurden, en wat uw systeem antwoordde.`}
        actions={
          <>
            <Button busy={busy} onClick={test}>
              <Trans>Stuur een testbericht</Trans>
            </Button>
            <Button kind="secondary" busy={busy} onClick={resend}>
              <Trans>Stuur alles wat mislukte opnieuw</Trans>
            </Button>
          </>
        }
      />
      <div className="mb-6 grid gap-4">
        {fault && (
          <p role="alert" className="field-error">
            {fault}
          </p>
        )}
        <ChoiceChips
          label={t`Hoe het afliep`}
          options={(Object.keys(STATES) as DeliveryState[]).map((value) => ({
            value,
            label: i18n._(STATES[value].word),
          }))}
          chosen={state ? [state] : []}
          onChange={(chosen) =>
            void navigate({
              to: '.',
              search: { page: 1, webhook: webhook.id, state: chosen.at(-1) } as never,
              replace: true,
            })
          }
        />
      </div>
      <Loaded query={log} skeleton={<TableSkeleton />} errorTitle={<Trans>Het logboek kwam niet door</Trans>}>
        {(found) =>
          found.items.length === 0 ? (
            <EmptyState title={<Trans>Hier staan geen berichten</Trans>}>
              <Trans>Stuur een testbericht om te zien of uw systeem luistert.</Trans>
            </EmptyState>
          ) : (
            <div className="grid gap-6">
              <LogTable deliveries={found.items} onShow={setShown} />
              <Pagination {...found} />
            </div>
          )
        }
      </Loaded>
      {shown && (
        <DeliveryDialog
          endpointId={webhook.id}
          deliveryId={shown}
          again={AGAIN}
          onResent={readAgain}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
}
