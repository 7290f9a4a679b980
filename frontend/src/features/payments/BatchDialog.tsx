import { Trans, useLingui } from '@lingui/react/macro';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { changePaymentBatchStatus, createPaymentFailure, readPaymentBatch } from '@/api/sdk.gen.ts';
import type { BatchPayment, BatchRead, FailureCode } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch, versioned } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { DateField, Form, Select, SubmitButton, TextField } from '@/ui/form/index.ts';
import { Money } from '@/ui/Money.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { useRefreshPayments } from './paymentQueries.ts';
import { FAILURE, PAYMENT } from './paymentWords.ts';

/** One batch as it was read, with its version. */
function batchOptions(batchId: string) {
  return queryOptions({
    queryKey: ['payments', 'batch', batchId],
    queryFn: async () => versioned(await readPaymentBatch({ path: { batchId }, throwOnError: true })),
    staleTime: 0,
  });
}

interface OpenBatch {
  batch: BatchRead;
  etag: string | null;
}

/** A batch with its payments: what failed is set apart first, the rest is confirmed at once. */
export function BatchDialog({ batchId, onClose }: { batchId: string; onClose: () => void }) {
  const { t } = useLingui();
  const found = useQuery(batchOptions(batchId));
  return (
    <Dialog open onClose={onClose} title={found.data ? t`Batch ${found.data.data.reference}` : t`Batch`}>
      <Loaded query={found} skeleton={<ListSkeleton rows={4} />}>
        {({ data, etag }) => <Batch batch={data} etag={etag} />}
      </Loaded>
    </Dialog>
  );
}

function Batch({ batch, etag }: OpenBatch) {
  const { i18n } = useLingui();
  const [failing, setFailing] = useState<string | null>(null);
  const open = batch.status === 'made';
  const settledByYou = batch.payments.some((payment) => payment.isFixedByYou);
  return (
    <>
      <ul className="hairlines">
        {batch.payments.map((payment) => (
          <li key={payment.id} className="grid gap-2 py-3">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <strong>{payment.payeeName}</strong>
              <Money cents={payment.amountCents} showCents="always" />
              <Pill tone={PAYMENT[payment.status].tone}>{i18n._(PAYMENT[payment.status].word)}</Pill>
            </p>
            <p className="quiet">
              {payment.voucherCode}, <span className="font-mono">{payment.maskedIban}</span>
              {payment.failureCode && <span className="block">{i18n._(FAILURE[payment.failureCode])}</span>}
            </p>
            {!batch.isYours &&
              !payment.isFixedByYou &&
              payment.status !== 'failed' &&
              failing !== payment.id && (
                <div>
                  <Button kind="quiet" small onClick={() => setFailing(payment.id)}>
                    {payment.status === 'paid' ? (
                      <Trans>Het geld kwam terug</Trans>
                    ) : (
                      <Trans>Deze mislukte</Trans>
                    )}
                  </Button>
                </div>
              )}
            {failing === payment.id && <FailureForm payment={payment} onDone={() => setFailing(null)} />}
          </li>
        ))}
      </ul>
      {open && batch.isYours && (
        <Notice tone="calm" title={<Trans>Een collega legt vast wat de bank deed</Trans>}>
          <p>
            <Trans>U maakte deze batch. Hebt u hem niet naar de bank gestuurd, trek hem dan in.</Trans>
          </p>
        </Notice>
      )}
      {open && !batch.isYours && settledByYou && (
        <Notice tone="calm" title={<Trans>Een collega legt vast wat de bank deed</Trans>}>
          <p>
            <Trans>
              In deze batch zit een voucher die u vaststelde. Wie vaststelt, legt de betaling niet vast.
            </Trans>
          </p>
        </Notice>
      )}
      {open && !batch.isYours && !settledByYou && <ConfirmForm batch={batch} etag={etag} />}
      {open && batch.payments.every(({ status }) => status === 'in_batch') && (
        <CancelForm batch={batch} etag={etag} />
      )}
    </>
  );
}

function FailureForm({ payment, onDone }: { payment: BatchPayment; onDone: () => void }) {
  const { t, i18n } = useLingui();
  const refresh = useRefreshPayments();
  const form = useForm<{ code: FailureCode | null }>({ defaultValues: { code: null } });
  return (
    <Form
      form={form}
      onSubmit={async ({ code }, { idempotencyKey }) => {
        await createPaymentFailure({
          path: { paymentId: payment.id },
          body: { code: code as FailureCode },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(`"${payment.version}"`) },
          throwOnError: true,
        });
        await refresh();
        toast(t`Vastgelegd. Het geld staat opnieuw klaar en de ontvanger krijgt bericht.`);
        onDone();
      }}
    >
      <Select
        name="code"
        label={t`Reden van de bank`}
        options={(Object.keys(FAILURE) as FailureCode[]).map((value) => ({
          value,
          label: `${value}: ${i18n._(FAILURE[value])}`,
        }))}
      />
      <SubmitButton kind="danger">
        <Trans>Leg vast dat het mislukte</Trans>
      </SubmitButton>
    </Form>
  );
}

function ConfirmForm({ batch, etag }: OpenBatch) {
  const { t } = useLingui();
  const { number } = useFormats();
  const refresh = useRefreshPayments();
  const form = useForm({ defaultValues: { paidOn: todayInAmsterdam(), bankReference: batch.reference } });
  const waiting = batch.payments.filter(({ status }) => status === 'in_batch').length;
  return (
    <Form
      form={form}
      onSubmit={async (values, { idempotencyKey }) => {
        await changePaymentBatchStatus({
          path: { batchId: batch.id },
          body: { toStatus: 'done', ...values },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
          throwOnError: true,
        });
        await refresh();
        toast(t`De batch is uitgevoerd.`);
      }}
    >
      <DateField name="paidOn" label={t`Betaald op`} max={todayInAmsterdam()} />
      <TextField name="bankReference" label={t`Kenmerk van de bank`} />
      <SubmitButton>
        <Trans>De bank betaalde {number(waiting)}</Trans>
      </SubmitButton>
    </Form>
  );
}

function CancelForm({ batch, etag }: OpenBatch) {
  const { t } = useLingui();
  const refresh = useRefreshPayments();
  const form = useForm({ defaultValues: {} });
  return (
    <Form
      form={form}
      onSubmit={async (_, { idempotencyKey }) => {
        await changePaymentBatchStatus({
          path: { batchId: batch.id },
          body: { toStatus: 'cancelled' },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
          throwOnError: true,
        });
        await refresh();
        toast(t`Ingetrokken. De betalingen staan weer klaar.`);
      }}
    >
      <SubmitButton kind="quiet">
        <Trans>Trek de batch in: hij ging niet naar de bank</Trans>
      </SubmitButton>
    </Form>
  );
}
