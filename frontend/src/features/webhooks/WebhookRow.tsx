import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { listWebhookEndpointsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { changeWebhookStatus } from '@/api/sdk.gen.ts';
import type { WebhookEndpointRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { Pill } from '@/ui/Pill.tsx';
import type { Asked } from './WebhooksPage.tsx';

interface WebhookRowProps {
  webhook: WebhookEndpointRead;
  onAsk: (asked: Asked) => void;
}

/** One webhook: where it goes, how the receiver answers, and what can be done. */
export function WebhookRow({ webhook, onAsk }: WebhookRowProps) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const queries = useQueryClient();
  const { busy, fault, run } = useAct();
  const { name, status } = webhook;
  const goesOn = status !== 'active';
  const change = () =>
    void run(async () => {
      await changeWebhookStatus({
        path: { endpointId: webhook.id },
        body: { toStatus: goesOn ? 'active' : 'paused' },
        headers: { 'Idempotency-Key': crypto.randomUUID(), ...ifMatch(`"${webhook.version}"`) },
        throwOnError: true,
      });
      await queries.invalidateQueries({ queryKey: listWebhookEndpointsQueryKey() });
    });
  return (
    <li className="grid gap-3 py-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-lg [overflow-wrap:anywhere]">{name}</h2>
          <p className="soft text-sm [overflow-wrap:anywhere]" translate="no">
            {webhook.url}
          </p>
        </div>
        <State webhook={webhook} />
      </div>
      {status === 'disabled' && (
        <Notice tone="err" title={<Trans>Wij sturen hier niets meer heen</Trans>}>
          <p>
            {webhook.disabledBecause === 'gone' ? (
              <Trans>Het systeem antwoordde dat het geen berichten meer aanneemt.</Trans>
            ) : (
              <Trans>Het systeem nam vijf dagen lang geen enkel bericht aan.</Trans>
            )}{' '}
            <Trans>
              Laat het nakijken en zet de webhook weer aan. Lees daarna de vouchers opnieuw: intussen ging er
              geen bericht uit.
            </Trans>
          </p>
        </Notice>
      )}
      <p className="soft text-sm">
        {webhook.lastDeliveredAt ? (
          <Trans>Laatste bericht kwam aan op {moment(webhook.lastDeliveredAt)}.</Trans>
        ) : (
          <Trans>Er kwam nog geen bericht aan.</Trans>
        )}{' '}
        {webhook.waiting > 0 && <Trans>Berichten die wachten: {webhook.waiting}.</Trans>}{' '}
        {webhook.formerUntil && <Trans>Het oude geheim geldt nog tot {moment(webhook.formerUntil)}.</Trans>}
      </p>
      {fault && (
        <p role="alert" className="field-error">
          {fault}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <LinkButton
          kind="secondary"
          small
          to="."
          search={{ page: 1, webhook: webhook.id }}
          aria-label={t`Test en logboek van ${name}`}
        >
          <Trans>Test en logboek</Trans>
        </LinkButton>
        <Button
          kind="secondary"
          small
          busy={busy}
          aria-label={goesOn ? t`Zet weer aan: ${name}` : t`Pauzeer ${name}`}
          onClick={change}
        >
          {goesOn ? <Trans>Zet weer aan</Trans> : <Trans>Pauzeer</Trans>}
        </Button>
        <Button
          kind="secondary"
          small
          aria-label={t`Wijzig ${name}`}
          onClick={() => onAsk({ what: 'change', webhook })}
        >
          <Trans>Wijzig</Trans>
        </Button>
        <Button
          kind="secondary"
          small
          aria-label={t`Vernieuw het geheim van ${name}`}
          onClick={() => onAsk({ what: 'rotate', webhook })}
        >
          <Trans>Vernieuw het geheim</Trans>
        </Button>
        <Button
          kind="quiet"
          small
          aria-label={t`Verwijder ${name}`}
          onClick={() => onAsk({ what: 'delete', webhook })}
        >
          <Trans>Verwijder</Trans>
        </Button>
      </div>
    </li>
  );
}

function State({ webhook }: { webhook: WebhookEndpointRead }) {
  if (webhook.status === 'disabled')
    return (
      <Pill tone="err" mark="err">
        <Trans>Uitgezet</Trans>
      </Pill>
    );
  if (webhook.status === 'paused')
    return (
      <Pill mark="wait">
        <Trans>Gepauzeerd</Trans>
      </Pill>
    );
  return webhook.failingSince ? (
    <Pill tone="warn" mark="warn">
      <Trans>Berichten mislukken</Trans>
    </Pill>
  ) : (
    <Pill tone="ok" mark="ok">
      <Trans>Aan</Trans>
    </Pill>
  );
}
