import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { readPaymentOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createPaymentConfirmation } from '@/api/sdk.gen.ts';
import type { PaymentRead } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { DateField, Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { Money } from '@/ui/Money.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { useRefreshPayments } from './paymentQueries.ts';

/** The bank has paid: on which day, under which reference. */
export function PaymentDialog({ payment, onClose }: { payment: PaymentRead; onClose: () => void }) {
  const { t } = useLingui();
  const found = useQuery({ ...readPaymentOptions({ path: { paymentId: payment.id } }), staleTime: 0 });
  return (
    <Dialog open onClose={onClose} title={t`Betaling aan ${payment.payeeName}`}>
      <p>
        <Money cents={payment.amountCents} showCents="always" />, {payment.voucherCode}
      </p>
      <Loaded query={found} skeleton={<ListSkeleton rows={2} />}>
        {(current) => <PaymentForm payment={current} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
}

interface PaymentFormProps {
  payment: PaymentRead;
  onClose: () => void;
}

function PaymentForm({ payment, onClose }: PaymentFormProps) {
  const { t } = useLingui();
  const refresh = useRefreshPayments();
  const form = useForm({ defaultValues: { paidOn: '', bankReference: payment.voucherCode } });
  return (
    <Form
      form={form}
      onSubmit={async (values, { idempotencyKey }) => {
        await createPaymentConfirmation({
          path: { paymentId: payment.id },
          body: values,
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(`"${payment.version}"`) },
          throwOnError: true,
        });
        await refresh();
        toast(t`De betaling is vastgelegd.`);
        onClose();
      }}
    >
      <DateField name="paidOn" label={t`Betaald op`} />
      <TextField name="bankReference" label={t`Kenmerk van de bank`} />
      <SubmitButton>
        <Trans>Leg de betaling vast</Trans>
      </SubmitButton>
    </Form>
  );
}
