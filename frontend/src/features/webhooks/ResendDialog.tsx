import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import {
  listWebhookDeliveriesQueryKey,
  readWebhookDeliveryCountsOptions,
  readWebhookDeliveryCountsQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import type { WebhookDeliveryCounts, WebhookEndpointRead } from '@/api/types.gen.ts';
import { daysAfter, todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Field } from '@/ui/form/index.ts';
import { Progress } from '@/ui/Progress.tsx';
import { KEPT } from './LogFilters.tsx';
import { spanOf } from './spanOf.ts';
import { useResend } from './useResend.ts';
import { AGAIN } from './webhookWords.ts';

interface ResendDialogProps {
  webhook: WebhookEndpointRead;
  from: string | undefined;
  until: string | undefined;
  onClose: () => void;
}

/** Sending a span of days again: how many that are first, then how far it is, then what became of it. */
export function ResendDialog({ webhook, from, until, onClose }: ResendDialogProps) {
  const { t } = useLingui();
  const today = todayInAmsterdam();
  const oldest = daysAfter(today, -KEPT);
  const [days, setDays] = useState({ from: from ?? oldest, until: until ?? today });
  const [deliveredToo, setDeliveredToo] = useState(false);
  const [asked, setAsked] = useState<number | null>(null);
  const queries = useQueryClient();
  const path = { endpointId: webhook.id };
  const span = spanOf(days);
  const { busy, fault, sent, rest, send, goOn, renew } = useResend(webhook.id, async () => {
    await queries.invalidateQueries({ queryKey: readWebhookDeliveryCountsQueryKey({ path, query: span }) });
    await queries.invalidateQueries({ queryKey: listWebhookDeliveriesQueryKey({ path }) });
  });
  const isSpan = Boolean(days.from && days.until && days.from <= days.until);
  const counts = useQuery({
    ...readWebhookDeliveryCountsOptions({ path, query: span }),
    enabled: isSpan,
    // What is about to be confirmed was counted now, and not when somebody looked before.
    staleTime: 0,
    gcTime: 0,
    refetchInterval: sent === null ? false : AGAIN,
  });
  const found = counts.data;
  const total = found ? found.failed + (deliveredToo ? found.delivered : 0) : 0;
  const resend = () => {
    setAsked(total);
    void send({ ...span, deliveredToo });
  };
  if (sent !== null)
    return (
      <Dialog open onClose={onClose} title={t`Wij sturen opnieuw`}>
        <Outcome sent={sent} total={Math.max(asked ?? 0, sent)} isDone={!busy && !rest} counts={found} />
        {fault && (
          <p role="alert" className="field-error">
            {fault}
          </p>
        )}
        <div className="flex flex-wrap gap-3">
          {rest && (
            <Button busy={busy} onClick={() => void goOn()}>
              <Trans>Ga verder</Trans>
            </Button>
          )}
          <Button kind="secondary" onClick={onClose}>
            <Trans>Sluit dit venster</Trans>
          </Button>
        </div>
      </Dialog>
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Stuur opnieuw`}
      actions={
        <>
          <Button busy={busy} disabled={!isSpan || total === 0} onClick={resend}>
            <Plural value={total} one="Stuur # bericht opnieuw" other="Stuur # berichten opnieuw" />
          </Button>
          <Button kind="secondary" onClick={onClose}>
            <Trans>Laat het zo</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          Uw systeem krijgt dezelfde berichten nog eens, met hetzelfde kenmerk. Per voucher gaat het oudste
          voorop.
        </Trans>
      </p>
      <Days
        days={days}
        oldest={oldest}
        today={today}
        onChange={(chosen) => {
          renew();
          setDays(chosen);
        }}
      />
      <label className="choice">
        <input
          type="checkbox"
          checked={deliveredToo}
          onChange={(event) => {
            renew();
            setDeliveredToo(event.target.checked);
          }}
        />
        <span>
          <Trans>Ook wat al aankwam</Trans>
        </span>
      </label>
      <div role="status">
        <Told isSpan={isSpan} counts={found} failed={counts.isError} />
      </div>
      {fault && (
        <p role="alert" className="field-error">
          {fault}
        </p>
      )}
    </Dialog>
  );
}

interface DaysProps {
  days: { from: string; until: string };
  oldest: string;
  today: string;
  onChange: (days: { from: string; until: string }) => void;
}

function Days({ days, oldest, today, onChange }: DaysProps) {
  const { t } = useLingui();
  const id = useId();
  return (
    <div className="flex flex-wrap gap-4">
      <Field id={`${id}-from`} label={t`Vanaf`}>
        <input
          id={`${id}-from`}
          type="date"
          className="input date-input"
          min={oldest}
          max={today}
          value={days.from}
          onChange={(event) => onChange({ ...days, from: event.target.value })}
        />
      </Field>
      <Field id={`${id}-until`} label={t`Tot en met`}>
        <input
          id={`${id}-until`}
          type="date"
          className="input date-input"
          min={oldest}
          max={today}
          value={days.until}
          onChange={(event) => onChange({ ...days, until: event.target.value })}
        />
      </Field>
    </div>
  );
}

function Told({
  isSpan,
  counts,
  failed,
}: {
  isSpan: boolean;
  counts: WebhookDeliveryCounts | undefined;
  failed: boolean;
}) {
  const { number } = useFormats();
  if (!isSpan) return <Trans>Kies een eerste en een laatste dag.</Trans>;
  if (failed) return <Trans>Wij konden de berichten niet tellen. Probeer het opnieuw.</Trans>;
  if (!counts) return <Trans>Wij tellen de berichten.</Trans>;
  return (
    <Trans>
      In deze dagen: {number(counts.failed)} mislukt, {number(counts.delivered)} aangekomen,{' '}
      {number(counts.waiting)} nog onderweg. Wat onderweg is, gaat vanzelf.
    </Trans>
  );
}

interface OutcomeProps {
  sent: number;
  total: number;
  isDone: boolean;
  counts: WebhookDeliveryCounts | undefined;
}

function Outcome({ sent, total, isDone, counts }: OutcomeProps) {
  const { t } = useLingui();
  const { number } = useFormats();
  return (
    <>
      <Progress label={t`Klaargezet`} value={sent} max={total}>
        <Trans>
          {number(sent)} van {number(total)} klaargezet.
        </Trans>
      </Progress>
      <div role="status" className="grid gap-3">
        {isDone && counts && (
          <>
            <p>
              {counts.waiting > 0 ? (
                <Trans>Zo staat het nu met de berichten van deze dagen. Dit telt vanzelf door.</Trans>
              ) : (
                <Trans>Er is niets meer onderweg. Zo liep het af met de berichten van deze dagen.</Trans>
              )}
            </p>
            <DefinitionList
              stacked
              items={[
                { key: 'waiting', term: t`Wacht`, value: number(counts.waiting) },
                { key: 'delivered', term: t`Aangekomen`, value: number(counts.delivered) },
                { key: 'failed', term: t`Mislukt`, value: number(counts.failed) },
              ]}
            />
          </>
        )}
      </div>
    </>
  );
}
