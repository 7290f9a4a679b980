import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { readWebhookDeliveryOptions, readWebhookDeliveryQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createWebhookDeliveryResend } from '@/api/sdk.gen.ts';
import type { WebhookAttemptRead, WebhookDeliveryRead, WebhookEndpointRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useIntent } from '@/lib/intent.ts';
import { useAct } from '@/lib/useAct.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { CodeBlock, JsonBlock } from '@/ui/CodeBlock.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { StatePill } from './LogTable.tsx';
import { AGAIN, FAULTS, useTypeWords } from './webhookWords.ts';

interface DeliveryPageProps {
  webhook: WebhookEndpointRead;
  deliveryId: string;
}

/** One message: what was sent, what came back at each attempt, and sending it again. */
export function DeliveryPage({ webhook, deliveryId }: DeliveryPageProps) {
  const path = { endpointId: webhook.id, deliveryId };
  const delivery = useQuery({
    ...readWebhookDeliveryOptions({ path }),
    refetchInterval: ({ state: { data } }) => (data?.state === 'waiting' ? AGAIN : false),
  });
  return (
    <Loaded
      query={delivery}
      skeleton={<ListSkeleton rows={3} />}
      errorTitle={<Trans>Het bericht kwam niet door</Trans>}
    >
      {(found) => <Message webhook={webhook} delivery={found} />}
    </Loaded>
  );
}

function Message({ webhook, delivery }: { webhook: WebhookEndpointRead; delivery: WebhookDeliveryRead }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const { pathname } = useLocation();
  const words = useTypeWords();
  const queries = useQueryClient();
  const intent = useIntent();
  const { busy, fault, run } = useAct();
  const path = { endpointId: webhook.id, deliveryId: delivery.id };
  const resend = () =>
    void run(async () => {
      await createWebhookDeliveryResend({
        path,
        headers: { 'Idempotency-Key': intent.key() },
        throwOnError: true,
      });
      intent.renew();
      await queries.invalidateQueries({ queryKey: readWebhookDeliveryQueryKey({ path }) });
    });
  const ofVoucher = delivery.voucherCode;
  return (
    <>
      <PageHeader
        title={words(delivery.messageType)}
        crumbs={[
          { label: t`Koppelingen`, to: pathname.replace('/webhooks', '/koppelingen') },
          { label: t`Webhooks`, to: pathname },
          { label: t`Bericht aan ${webhook.name}` },
        ]}
        lead={
          <AppLink to="." search={(now) => ({ ...now, message: undefined })}>
            <Trans>Terug naar het logboek</Trans>
          </AppLink>
        }
        actions={
          delivery.state !== 'waiting' && (
            <Button kind="secondary" busy={busy} onClick={resend}>
              <Trans>Stuur opnieuw</Trans>
            </Button>
          )
        }
      />
      {fault && (
        <p role="alert" className="field-error">
          {fault}
        </p>
      )}
      <div role="status" className="mb-6 max-w-[44rem]">
        <DefinitionList
          items={[
            { key: 'state', term: t`Hoe het afliep`, value: <StatePill state={delivery.state} /> },
            ...(delivery.nextAttemptAt && delivery.tried.length > 0
              ? [{ key: 'next', term: t`Volgende poging`, value: moment(delivery.nextAttemptAt) }]
              : []),
            { key: 'made', term: t`Gemaakt`, value: moment(delivery.createdAt) },
            ...(ofVoucher
              ? [
                  {
                    key: 'voucher',
                    term: t`Voucher`,
                    value: (
                      <AppLink to="." search={{ page: 1, webhook: webhook.id, voucher: ofVoucher }}>
                        <Trans>Alle berichten over {ofVoucher}</Trans>
                      </AppLink>
                    ),
                  },
                ]
              : []),
            {
              key: 'id',
              term: 'webhook-id',
              value: (
                <code className="inline-block text-start text-sm [overflow-wrap:anywhere]" translate="no">
                  {delivery.messageId}
                </code>
              ),
            },
          ]}
        />
      </div>
      <div className="grid gap-10">
        <section aria-labelledby="wat-wij-sturen" className="grid min-w-0 gap-3">
          <h2 id="wat-wij-sturen" className="text-xl">
            <Trans>Wat wij sturen</Trans>
          </h2>
          <Content label={t`Inhoud`} text={delivery.body} />
        </section>
        <section aria-labelledby="pogingen" className="grid min-w-0 gap-3">
          <h2 id="pogingen" className="text-xl">
            <Trans>Pogingen</Trans>
          </h2>
          {delivery.tried.length === 0 ? (
            <p className="soft">
              <Trans>Nog niet geprobeerd.</Trans>
            </p>
          ) : (
            <ol className="hairlines" aria-label={t`Pogingen`}>
              {delivery.tried.map((attempt) => (
                <Attempt key={attempt.startedAt} attempt={attempt} />
              ))}
            </ol>
          )}
        </section>
      </div>
    </>
  );
}

function Attempt({ attempt }: { attempt: WebhookAttemptRead }) {
  const { t, i18n } = useLingui();
  const { moment, number } = useFormats();
  const headers = Object.entries(attempt.requestHeaders).map(([name, value]) => `${name}: ${value}`);
  return (
    <li className="grid min-w-0 gap-3 py-4">
      <p>
        <b>{moment(attempt.startedAt)}</b>{' '}
        {attempt.statusCode !== null && <Trans>antwoord {attempt.statusCode}</Trans>}{' '}
        <Trans>na {number(attempt.milliseconds)} ms</Trans>
      </p>
      {attempt.fault && <p>{i18n._(FAULTS[attempt.fault])}</p>}
      {attempt.answer ? (
        <Content label={t`Antwoord`} text={attempt.answer} />
      ) : (
        attempt.statusCode !== null && (
          <p className="soft text-sm">
            <Trans>Het antwoord had geen inhoud.</Trans>
          </p>
        )
      )}
      <details>
        <summary>
          <Trans>Kopregels die meegingen</Trans>
        </summary>
        <div className="mt-3">
          <CodeBlock label={t`Kopregels die meegingen`} text={headers.join('\n')} />
        </div>
      </details>
    </li>
  );
}

/** JSON in lines; anything else as it is. What is copied is always what went over the line. */
function Content({ label, text }: { label: string; text: string }) {
  const value = parsed(text);
  return value === undefined ? (
    <CodeBlock label={label} text={text} />
  ) : (
    <JsonBlock label={label} value={value} copied={text} />
  );
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
