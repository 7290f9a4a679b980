import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listPaymentsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createPaymentBatch } from '@/api/sdk.gen.ts';
import type { PaymentRead } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import { DateField, Form, SubmitButton } from '@/ui/form/index.ts';
import { Money } from '@/ui/Money.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { toast } from '@/ui/toast.ts';
import { PaymentDialog } from './PaymentDialog.tsx';
import { useRefreshPayments } from './paymentQueries.ts';

/** What is due: choose what goes in a batch, or record one payment that was made by hand. */
export function DuePayments() {
  const due = useQuery(listPaymentsOptions({ query: { status: 'due', pageSize: 100 } }));
  return (
    <Loaded
      query={due}
      skeleton={<TableSkeleton />}
      errorTitle={<Trans>De betalingen kwamen niet door</Trans>}
    >
      {(found) =>
        found.items.length === 0 ? (
          <EmptyState title={<Trans>Er is niets te betalen</Trans>}>
            <Trans>Na een vaststelling staat de betaling hier klaar.</Trans>
          </EmptyState>
        ) : (
          <Chosen payments={found.items} />
        )
      }
    </Loaded>
  );
}

function Chosen({ payments }: { payments: readonly PaymentRead[] }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const ready = payments.filter(({ accountState }) => accountState === 'known');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [paying, setPaying] = useState<PaymentRead | null>(null);
  const chosen = ready.filter(({ id }) => !left.has(id));
  const turn = (id: string) =>
    setLeft((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  return (
    <>
      <Table
        caption={t`Staat klaar om te betalen`}
        captionHidden
        stacked
        rows={payments}
        rowKey={(payment) => payment.id}
        columns={[
          {
            key: 'payee',
            header: t`Aan`,
            cell: (payment) => (
              <>
                {payment.payeeName}
                <span className="quiet block">{t`${payment.companyName}, ${payment.voucherCode}`}</span>
              </>
            ),
          },
          {
            key: 'choose',
            header: t`In de batch`,
            cell: (payment) =>
              payment.accountState === 'known' ? (
                <input
                  type="checkbox"
                  aria-label={t`Betaal ${payment.payeeName} voor ${payment.voucherCode} in de batch`}
                  checked={!left.has(payment.id)}
                  onChange={() => turn(payment.id)}
                />
              ) : (
                <Pill tone="warn">
                  {payment.accountState === 'changed' ? t`Rekening gewijzigd` : t`Geen rekening`}
                </Pill>
              ),
          },
          {
            key: 'amount',
            header: t`Bedrag`,
            numeric: true,
            cell: (payment) => <Money cents={payment.amountCents} showCents="always" />,
          },
          { key: 'since', header: t`Staat klaar sinds`, cell: (payment) => moment(payment.dueAt) },
          {
            key: 'act',
            header: t`Los betaald`,
            cell: (payment) => (
              <Button
                kind="quiet"
                small
                aria-label={t`Bevestig de betaling aan ${payment.payeeName} voor ${payment.voucherCode}`}
                onClick={() => setPaying(payment)}
              >
                <Trans>Leg vast</Trans>
              </Button>
            ),
          },
        ]}
      />
      {chosen.length > 0 && <BatchForm key={chosen.length} chosen={chosen} />}
      {paying && <PaymentDialog payment={paying} onClose={() => setPaying(null)} />}
    </>
  );
}

function BatchForm({ chosen }: { chosen: readonly PaymentRead[] }) {
  const { t } = useLingui();
  const { money, number } = useFormats();
  const refresh = useRefreshPayments();
  const form = useForm({ defaultValues: { executionOn: todayInAmsterdam() } });
  const total = chosen.reduce((sum, payment) => sum + payment.amountCents, 0);
  return (
    <Form
      form={form}
      onSubmit={async ({ executionOn }, { idempotencyKey }) => {
        const made = await createPaymentBatch({
          body: { paymentIds: chosen.map(({ id }) => id), executionOn },
          headers: { 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        });
        await refresh();
        toast(t`Batch ${made.data.reference} is gemaakt. Haal het bestand op voor de bank.`);
      }}
    >
      <DateField name="executionOn" label={t`De bank betaalt op`} min={todayInAmsterdam()} />
      <div>
        <SubmitButton>
          <Trans>
            Maak een batch van {number(chosen.length)}, samen {money(total, { cents: 'always' })}
          </Trans>
        </SubmitButton>
      </div>
    </Form>
  );
}
