import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listPaymentsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Money } from '@/ui/Money.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { FAILURE, PAYMENT } from './paymentWords.ts';

/** Payments that had their outcome: paid, failed or lapsed. */
export function PastPayments({ page }: { page: number }) {
  const { t, i18n } = useLingui();
  const { day } = useFormats();
  const payments = useQuery(listPaymentsOptions({ query: { past: true, page, pageSize: 25 } }));
  return (
    <Loaded query={payments} skeleton={<TableSkeleton />}>
      {(found) =>
        found.items.length === 0 ? (
          <p className="soft">
            <Trans>Er is nog niets betaald.</Trans>
          </p>
        ) : (
          <>
            <Table
              caption={t`Wat er betaald is`}
              captionHidden
              stacked
              rows={found.items}
              rowKey={(payment) => payment.id}
              columns={[
                {
                  key: 'payee',
                  header: t`Aan`,
                  cell: (payment) => (
                    <>
                      {payment.payeeName}
                      <span className="quiet block">
                        {payment.companyName},{' '}
                        <AppLink to="/syntens/beoordelen" search={{ voucher: payment.voucherId }}>
                          {payment.voucherCode}
                        </AppLink>
                      </span>
                    </>
                  ),
                },
                {
                  key: 'amount',
                  header: t`Bedrag`,
                  numeric: true,
                  cell: (payment) => <Money cents={payment.amountCents} showCents="always" />,
                },
                {
                  key: 'status',
                  header: t`Status`,
                  cell: (payment) => (
                    <>
                      <Pill tone={PAYMENT[payment.status].tone}>
                        {payment.status === 'paid' && payment.paidOn
                          ? t`Betaald op ${day(payment.paidOn)}`
                          : i18n._(PAYMENT[payment.status].word)}
                      </Pill>
                      {payment.failureCode && (
                        <span className="quiet block">{i18n._(FAILURE[payment.failureCode])}</span>
                      )}
                    </>
                  ),
                },
              ]}
            />
            <Pagination {...found} param="payments" />
          </>
        )
      }
    </Loaded>
  );
}
