import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listVouchersOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { VoucherSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Money } from '@/ui/Money.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';

/** The vouchers on which this adviser is named: what waits for an answer first. */
export function AssignmentsPage() {
  const { t } = useLingui();
  const vouchers = useQuery(listVouchersOptions({ query: { pageSize: 100 } }));
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Opdrachten`}
        lead={t`Een bedrijf koos u voor een advies met een voucher. Neem de opdracht aan, dan begint het traject.`}
      />
      <Loaded
        query={vouchers}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De opdrachten kwamen niet door</Trans>}
      >
        {(found) =>
          found.items.length === 0 ? (
            <EmptyState title={<Trans>Er is nog geen opdracht</Trans>}>
              <Trans>Zodra een voucher met uw naam is toegekend, staat die hier.</Trans>
            </EmptyState>
          ) : (
            <ul className="hairlines">
              {waitingFirst(found.items).map((voucher) => (
                <AssignmentRow key={voucher.id} voucher={voucher} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}

const TURN: readonly VoucherSummary['status'][] = ['granted', 'claim_returned', 'in_use', 'claimed'];

function waitingFirst(vouchers: readonly VoucherSummary[]): VoucherSummary[] {
  const rank = ({ status }: VoucherSummary) => (TURN.includes(status) ? TURN.indexOf(status) : TURN.length);
  return [...vouchers].sort((one, other) => rank(one) - rank(other));
}

function AssignmentRow({ voucher }: { voucher: VoucherSummary }) {
  const { t, i18n } = useLingui();
  const { day } = useFormats();
  const status = VOUCHER_STATUS[voucher.status];
  return (
    <li className="grid gap-x-6 gap-y-1 py-4 sm:grid-cols-[1fr_auto]">
      <p className="text-lg font-semibold">
        <AppLink to={`/adviseur/opdrachten/${voucher.id}`}>{voucher.companyName}</AppLink>
      </p>
      <p className="font-semibold tabular-nums sm:text-right">
        {voucher.grantedCents === null ? '' : <Money cents={voucher.grantedCents} />}
      </p>
      <p className="quiet">
        {voucher.code}
        {voucher.validUntil && t`, geldig tot en met ${day(voucher.validUntil)}`}
      </p>
      <p className="sm:text-right">
        <Pill tone={status.tone}>{i18n._(status.word)}</Pill>
      </p>
    </li>
  );
}
