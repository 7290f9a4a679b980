import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { createClaim } from '@/api/sdk.gen.ts';
import type { VoucherRead } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Form, MoneyField, NumberField, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { useRefresh } from './assignmentQueries.ts';

/** Claiming the work: hours, cost, and what was done. */
export function ClaimForm({ voucher, etag }: { voucher: VoucherRead; etag: string | null }) {
  const { t } = useLingui();
  const refresh = useRefresh(voucher.id);
  const last = voucher.claims.at(-1);
  const form = useForm({
    defaultValues: {
      hours: last?.hours ?? voucher.hours,
      amountCents: last?.amountCents ?? voucher.adviceCents,
      description: last?.description ?? '',
    },
  });
  return (
    <Form
      form={form}
      onSubmit={async ({ hours, amountCents, description }, { idempotencyKey }) => {
        await createClaim({
          path: { voucherId: voucher.id },
          body: { hours: hours as number, amountCents: amountCents as number, description },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
          throwOnError: true,
        });
        toast(t`Uw declaratie is binnen. Het bedrijf krijgt bericht.`);
        await refresh();
      }}
    >
      <NumberField name="hours" label={t`Gewerkte uren`} after={t`uur`} />
      <MoneyField name="amountCents" label={t`Kosten van het werk`} description={t`Zonder btw.`} />
      <TextArea
        name="description"
        label={t`Wat is er gedaan`}
        description={t`Met wie, en wat het opleverde. Het bedrijf leest dit.`}
        rows={4}
      />
      <SubmitButton>
        <Trans>Dien de declaratie in</Trans>
      </SubmitButton>
    </Form>
  );
}
