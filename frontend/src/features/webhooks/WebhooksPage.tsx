import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { listWebhookEndpointsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { WebhookEndpointRead } from '@/api/types.gen.ts';
import { Button } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { RotateDialog } from './RotateDialog.tsx';
import { WebhookDialog } from './WebhookDialog.tsx';
import { WebhookLog } from './WebhookLog.tsx';
import { WebhookRow } from './WebhookRow.tsx';
import { webhooksSearch } from './webhooksSearch.ts';

export type Asked = { what: 'make' } | { what: 'change' | 'rotate' | 'delete'; webhook: WebhookEndpointRead };

/** An organisation has twenty webhooks at most: they fit on one page. */
const ALL = 20;

/** The addresses that are told of changes; with one named in the address, its log. */
export function WebhooksPage() {
  const { webhook } = webhooksSearch(useSearch({ strict: false }));
  return webhook ? <WebhookLog endpointId={webhook} /> : <List />;
}

function List() {
  const { t } = useLingui();
  const { pathname } = useLocation();
  const webhooks = useQuery(listWebhookEndpointsOptions({ query: { pageSize: ALL } }));
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const make = (
    <Button onClick={() => setAsked({ what: 'make' })}>
      <Trans>Maak een webhook</Trans>
    </Button>
  );
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Uw webhooks`}
        crumbs={[
          { label: t`Koppelingen`, to: pathname.replace('/webhooks', '/koppelingen') },
          { label: t`Webhooks` },
        ]}
        lead={t`Wij melden uw systeem meteen dat een voucher verandert.`}
      />
      <Loaded
        query={webhooks}
        skeleton={<ListSkeleton rows={3} />}
        errorTitle={<Trans>De webhooks kwamen niet door</Trans>}
      >
        {(found) =>
          found.items.length === 0 ? (
            <EmptyState title={<Trans>U hebt nog geen webhook</Trans>} actions={make}>
              <Trans>
                U geeft het adres van uw systeem op en kiest waarvan het hoort. Een bericht noemt alleen de
                voucher en de nieuwe status, geen mensen of bedrijven.
              </Trans>
            </EmptyState>
          ) : (
            <>
              {make}
              <ul className="hairlines mt-4">
                {found.items.map((each) => (
                  <WebhookRow key={each.id} webhook={each} onAsk={setAsked} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      {(asked?.what === 'make' || asked?.what === 'change') && (
        <WebhookDialog webhook={asked.what === 'change' ? asked.webhook : null} onClose={close} />
      )}
      {asked?.what === 'rotate' && <RotateDialog webhook={asked.webhook} onClose={close} />}
      {asked?.what === 'delete' && <DeleteDialog webhook={asked.webhook} onClose={close} />}
    </div>
  );
}
