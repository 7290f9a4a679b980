import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import {
  listWebhookDeliveriesOptions,
  listWebhookDeliveriesQueryKey,
  readWebhookEndpointOptions,
} from '@/api/@tanstack/react-query.gen.ts';
import { createWebhookTestDelivery } from '@/api/sdk.gen.ts';
import type { WebhookEndpointRead } from '@/api/types.gen.ts';
import { useIntent } from '@/lib/intent.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { DeliveryPage } from './DeliveryPage.tsx';
import { LogFilters } from './LogFilters.tsx';
import { LogTable } from './LogTable.tsx';
import { ResendDialog } from './ResendDialog.tsx';
import { spanOf } from './spanOf.ts';
import { type WebhooksSearch, webhooksSearch } from './webhooksSearch.ts';
import { AGAIN } from './webhookWords.ts';

/** The log of one webhook, or one message of it: try it, see what came of each, and send again what failed. */
export function WebhookLog({ endpointId }: { endpointId: string }) {
  const search = webhooksSearch(useSearch({ strict: false }));
  const webhook = useQuery(readWebhookEndpointOptions({ path: { endpointId } }));
  return (
    <div className="wrap pb-(--section)">
      <Loaded
        query={webhook}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De webhook kwam niet door</Trans>}
      >
        {(found) =>
          search.message ? (
            <DeliveryPage webhook={found} deliveryId={search.message} />
          ) : (
            <Log webhook={found} search={search} />
          )
        }
      </Loaded>
    </div>
  );
}

function Log({ webhook, search }: { webhook: WebhookEndpointRead; search: WebhooksSearch }) {
  const { t } = useLingui();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const intent = useIntent();
  const { busy, fault, run } = useAct();
  const [resending, setResending] = useState(false);
  const path = { endpointId: webhook.id };
  const { page, state, type, voucher } = search;
  const query = {
    page,
    ...(state && { state }),
    ...(type && { messageType: type }),
    ...(voucher && { voucherCode: voucher }),
    ...spanOf(search),
  };
  const isFiltered = Object.keys(query).length > 1;
  const log = useQuery({
    ...listWebhookDeliveriesOptions({ path, query }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.items.some((each) => each.state === 'waiting') ? AGAIN : false,
  });
  const test = () =>
    void run(async () => {
      const headers = { 'Idempotency-Key': intent.key() };
      const { data } = await createWebhookTestDelivery({ path, headers, throwOnError: true });
      intent.renew();
      await queries.invalidateQueries({ queryKey: listWebhookDeliveriesQueryKey({ path }) });
      await navigate({ to: '.', search: { ...search, message: data.id } as never });
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
            <Button kind="secondary" onClick={() => setResending(true)}>
              <Trans>Stuur berichten opnieuw</Trans>
            </Button>
          </>
        }
      />
      {fault && (
        <p role="alert" className="field-error">
          {fault}
        </p>
      )}
      <LogFilters search={search} />
      <Loaded query={log} skeleton={<TableSkeleton />} errorTitle={<Trans>Het logboek kwam niet door</Trans>}>
        {(found) =>
          found.items.length === 0 ? (
            <EmptyState title={<Trans>Hier staan geen berichten</Trans>}>
              {isFiltered ? (
                <Trans>Haal een filter weg, dan ziet u meer.</Trans>
              ) : (
                <Trans>Stuur een testbericht om te zien of uw systeem luistert.</Trans>
              )}
            </EmptyState>
          ) : (
            <div className="grid gap-6">
              <LogTable deliveries={found.items} />
              <Pagination {...found} />
            </div>
          )
        }
      </Loaded>
      {resending && (
        <ResendDialog
          webhook={webhook}
          from={search.from}
          until={search.until}
          onClose={() => setResending(false)}
        />
      )}
    </>
  );
}
