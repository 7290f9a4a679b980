import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readSchemeOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { PaymentRead, VoucherRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Money } from '@/ui/Money.tsx';

/** Who pays the adviser what, line by line, and whether the voucher's part has been paid. */
export function AssignmentSum({ voucher }: { voucher: VoucherRead }) {
  const { t } = useLingui();
  const scheme = useQuery(readSchemeOptions({ path: { schemeId: voucher.schemeId } }));
  const sum = voucher.calculation;
  if (!sum) return null;
  const toAdviser = scheme.data?.payee !== 'company';
  const exact = (cents: number) => <Money cents={cents} showCents="always" />;
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">
        <Trans>Wie betaalt wat</Trans>
      </h2>
      <table className="table">
        <caption className="visually-hidden">{t`Wie betaalt wat`}</caption>
        <thead>
          <tr>
            <th scope="col">{t`Wie`}</th>
            <th scope="col" className="cell-num">{t`Bedrag`}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              {t`De voucher`}
              <small>
                {toAdviser ? t`Syntens betaalt dit aan u, na de vaststelling` : t`Gaat naar het bedrijf`}
              </small>
            </th>
            <td className="cell-num">{exact(sum.subsidyCents)}</td>
          </tr>
          <tr>
            <th scope="row">
              {voucher.company.name}
              <small>
                {toAdviser ? t`De eigen bijdrage; u stuurt hiervoor een rekening` : t`De eigen bijdrage`}
              </small>
            </th>
            <td className="cell-num">{exact(sum.ownContributionCents)}</td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              <Trans>Kosten van het advies</Trans>
            </th>
            <td className="cell-num">{exact(sum.adviceCents)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="quiet">
        <Trans>
          Zonder btw. De btw van {exact(sum.vatCents)} over het hele bedrag brengt u het bedrijf in rekening.
        </Trans>
      </p>
      {voucher.payments.map((payment) => (
        <Payment key={payment.id} payment={payment} />
      ))}
    </section>
  );
}

function Payment({ payment }: { payment: PaymentRead }) {
  const { day } = useFormats();
  if (payment.status === 'cancelled' || payment.status === 'failed') return null;
  return (
    <p>
      {payment.status === 'paid' && payment.paidOn ? (
        <Trans>
          <strong>
            Op {day(payment.paidOn)} is <Money cents={payment.amountCents} /> betaald
          </strong>{' '}
          aan {payment.payeeName}.
        </Trans>
      ) : (
        <Trans>
          <strong>
            <Money cents={payment.amountCents} /> staat klaar
          </strong>{' '}
          om te betalen aan {payment.payeeName}.
        </Trans>
      )}
      {payment.status === 'due' && payment.payee === 'adviser' && payment.accountState === 'missing' && (
        <>
          {' '}
          <AppLink to="/adviseur/rekening">
            <Trans>Geef eerst uw rekening op</Trans>
          </AppLink>
        </>
      )}
    </p>
  );
}
