import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { readWebhookDeliveryOptions, readWebhookDeliveryQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createWebhookDeliveryResend } from '@/api/sdk.gen.ts';
import type { WebhookAttemptRead, WebhookDeliveryRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { StatePill } from './LogTable.tsx';
import { FAULTS, useTypeWords } from './webhookWords.ts';

interface DeliveryDialogProps {
  endpointId: string;
  deliveryId: string;
  /** After how many milliseconds one that waits is looked at again. */
  again: number;
  onResent: () => Promise<unknown>;
  onClose: () => void;
}

/** One message: what was sent, what came back at each attempt, and sending it again. */
export function DeliveryDialog({ endpointId, deliveryId, again, onResent, onClose }: DeliveryDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { busy, fault, run } = useAct();
  const path = { endpointId, deliveryId };
  const delivery = useQuery({
    ...readWebhookDeliveryOptions({ path }),
    refetchInterval: ({ state: { data } }) => (data?.state === 'waiting' ? again : false),
  });
  const resend = () =>
    void run(async () => {
      const headers = { 'Idempotency-Key': crypto.randomUUID() };
      await createWebhookDeliveryResend({ path, headers, throwOnError: true });
      await queries.invalidateQueries({ queryKey: readWebhookDeliveryQueryKey({ path }) });
      await onResent();
    });
  return (
    <Dialog open onClose={onClose} title={t`Bericht`}>
      <Loaded
        query={delivery}
        skeleton={<ListSkeleton rows={3} />}
        errorTitle={<Trans>Het bericht kwam niet door</Trans>}
      >
        {(found) => (
          <>
            <Sent delivery={found} />
            {fault && (
              <p role="alert" className="field-error">
                {fault}
              </p>
            )}
            {found.state !== 'waiting' && (
              <div>
                <Button kind="secondary" busy={busy} onClick={resend}>
                  <Trans>Stuur opnieuw</Trans>
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

function Sent({ delivery }: { delivery: WebhookDeliveryRead }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const words = useTypeWords();
  return (
    <>
      <div role="status" className="flex flex-wrap items-center gap-3">
        <b>{words(delivery.messageType)}</b>
        <StatePill state={delivery.state} />
        {delivery.nextAttemptAt && delivery.tried.length > 0 && (
          <span>
            <Trans>Volgende poging: {moment(delivery.nextAttemptAt)}</Trans>
          </span>
        )}
      </div>
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
      <h3 className="text-base">
        <Trans>Inhoud</Trans>
      </h3>
      <Code label={t`Inhoud`} text={delivery.body} />
    </>
  );
}

function Attempt({ attempt }: { attempt: WebhookAttemptRead }) {
  const { t, i18n } = useLingui();
  const { moment, number } = useFormats();
  const headers = Object.entries(attempt.requestHeaders).map(([name, value]) => `${name}: ${value}`);
  return (
    <li className="grid gap-2 py-3">
      <p>
        <b>{moment(attempt.startedAt)}</b>{' '}
        {attempt.statusCode !== null && <Trans>antwoord {attempt.statusCode}</Trans>}{' '}
        <Trans>na {number(attempt.milliseconds)} ms</Trans>
      </p>
      {attempt.fault && <p>{i18n._(FAULTS[attempt.fault])}</p>}
      {attempt.answer && <Code label={t`Antwoord`} text={attempt.answer} />}
      <details>
        <summary>
          <Trans>Kopregels die meegingen</Trans>
        </summary>
        <Code label={t`Kopregels die meegingen`} text={headers.join('\n')} />
      </details>
    </li>
  );
}

function Code({ label, text }: { label: string; text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section tabIndex={0} aria-label={label} className="max-h-60 overflow-auto text-sm">
      <code className="whitespace-pre-wrap [overflow-wrap:anywhere]" translate="no">
        {text}
      </code>
    </section>
  );
}
