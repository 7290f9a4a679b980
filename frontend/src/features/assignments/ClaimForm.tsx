import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createClaim } from '@/api/sdk.gen.ts';
import type { FileRead, VoucherRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { DocumentsField } from '@/ui/documents/DocumentsField.tsx';
import { Form, MoneyField, NumberField, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';
import { useRefresh } from './assignmentQueries.ts';
import { CHARGED, InvoiceFields } from './InvoiceFields.tsx';

interface ClaimFormProps {
  voucher: VoucherRead;
  etag: string | null;
  onReload: () => void;
}

/** Claiming the work: hours, cost, and what was done. A returned claim starts from what it said before. */
export function ClaimForm({ voucher, etag, onReload }: ClaimFormProps) {
  const { t } = useLingui();
  const { money, number } = useFormats();
  const refresh = useRefresh(voucher.id);
  const [stale, setStale] = useState(false);
  const last = voucher.claims.at(-1);
  const form = useForm({
    defaultValues: {
      hours: last?.hours ?? voucher.hours,
      amountCents: last?.amountCents ?? voucher.adviceCents,
      description: last?.description ?? '',
      invoice: {
        number: last?.invoice?.number ?? '',
        issuedOn: last?.invoice?.issuedOn ?? '',
        vat: last?.invoice?.vat ?? 'general',
        vatCents: last?.invoice?.vatCents ?? null,
      },
      documents: [] as FileRead[],
    },
  });
  return (
    <Form
      form={form}
      onProblem={(problem) => {
        if (problem.status === 412) setStale(true);
        return problem.status === 412;
      }}
      onSubmit={async ({ hours, amountCents, description, invoice, documents }, { idempotencyKey }) => {
        await createClaim({
          path: { voucherId: voucher.id },
          body: {
            hours: hours as number,
            amountCents: amountCents as number,
            description,
            fileIds: documents.map(({ id }) => id),
            invoice: {
              ...invoice,
              vatCents: CHARGED.has(invoice.vat) ? (invoice.vatCents as number) : 0,
            },
          },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
          throwOnError: true,
        });
        toast(t`Uw declaratie is binnen. Het bedrijf krijgt bericht.`);
        await refresh();
      }}
    >
      {stale && (
        <Notice tone="warn" live title={<Trans>Er is intussen iets veranderd aan deze opdracht</Trans>}>
          <p>
            <Trans>
              Uw declaratie is nog niet verstuurd en wat u schreef blijft staan. Bekijk de nieuwe stand.
            </Trans>
          </p>
          <Button
            kind="secondary"
            small
            onClick={() => {
              setStale(false);
              onReload();
            }}
          >
            <Trans>Bekijk de nieuwe stand</Trans>
          </Button>
        </Notice>
      )}
      <NumberField
        name="hours"
        label={t`Gewerkte uren`}
        description={
          voucher.hours === null
            ? t`Hele uren.`
            : t`Hele uren. In de aanvraag staan er ${number(voucher.hours)}.`
        }
        after={t`uur`}
      />
      <MoneyField
        name="amountCents"
        label={t`Kosten van het werk`}
        description={
          voucher.adviceCents === null
            ? t`Zonder btw.`
            : t`Zonder btw. In de aanvraag staat ${money(voucher.adviceCents)}. Kost het minder, dan betaalt iedereen naar verhouding minder.`
        }
      />
      <InvoiceFields charged={CHARGED.has(form.watch('invoice.vat'))} />
      <TextArea
        name="description"
        label={t`Wat is er gedaan`}
        description={t`Met wie, en wat het opleverde. Het bedrijf leest dit.`}
        rows={4}
      />
      <DocumentsField
        name="documents"
        label={t`Factuur en bijlagen`}
        description={t`Met de factuur erbij kan Syntens sneller vaststellen.`}
      />
      <div>
        <SubmitButton>
          {last ? <Trans>Dien de verbeterde declaratie in</Trans> : <Trans>Dien de declaratie in</Trans>}
        </SubmitButton>
      </div>
    </Form>
  );
}
