import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listVouchersOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { VoucherStatus, VoucherSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useThemeName } from '@/lib/reference.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Money } from '@/ui/Money.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { UnreadMessages } from '@/ui/UnreadMessages.tsx';
import { groupsOf, type Turn } from './turns.ts';

const WORDS: Record<Turn, ReturnType<typeof msg>> = {
  answer: msg`Wacht op uw antwoord`,
  returned: msg`Declaratie terug naar u`,
  work: msg`Advies loopt`,
  claimed: msg`Gedeclareerd`,
  done: msg`Afgesloten`,
};

/** The vouchers on which this adviser is named, grouped by whose turn it is. */
export function AssignmentsPage({ page }: { page: number }) {
  const { t } = useLingui();
  const { number } = useFormats();
  const vouchers = useQuery(listVouchersOptions({ query: { page, pageSize: 100 } }));
  const waiting = (vouchers.data?.items ?? []).filter((voucher) => voucher.status === 'granted').length;
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={
          waiting === 0
            ? t`Uw opdrachten`
            : waiting === 1
              ? t`U hebt een nieuwe opdracht`
              : t`U hebt ${number(waiting)} nieuwe opdrachten`
        }
        documentTitle={t`Opdrachten`}
        lead={
          waiting > 0 ? (
            <Trans>Een bedrijf koos u voor een advies met een voucher. Met uw ja begint het traject.</Trans>
          ) : (
            <Trans>Bedrijven die u kozen voor een advies met een voucher.</Trans>
          )
        }
      />
      <UnreadMessages
        linkOf={({ voucherId, companyName }) => (
          <AppLink to="/adviseur/opdrachten/$voucherId" params={{ voucherId }}>
            {companyName}
          </AppLink>
        )}
      />
      <Loaded
        query={vouchers}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De opdrachten kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>Er is nog geen opdracht</Trans>}>
              <Trans>Zodra een voucher met uw naam is toegekend, staat die hier.</Trans>
            </EmptyState>
          ) : (
            <div className="grid gap-12">
              {groupsOf(found.items).map(({ turn, vouchers: members }) => (
                <Group key={turn} turn={turn} vouchers={members} />
              ))}
              {found.total > found.pageSize && <Pagination {...found} />}
            </div>
          )
        }
      </Loaded>
    </div>
  );
}

function Group({ turn, vouchers }: { turn: Turn; vouchers: readonly VoucherSummary[] }) {
  const { i18n } = useLingui();
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">{i18n._(WORDS[turn])}</h2>
      <ul className="hairlines">
        {vouchers.map((voucher) => (
          <AssignmentRow key={voucher.id} voucher={voucher} />
        ))}
      </ul>
    </section>
  );
}

const RUNNING: readonly VoucherStatus[] = ['granted', 'in_use', 'claim_returned'];

function AssignmentRow({ voucher }: { voucher: VoucherSummary }) {
  const { t, i18n } = useLingui();
  const say = useLocalized();
  const themeName = useThemeName();
  const { day, number } = useFormats();
  const status = VOUCHER_STATUS[voucher.status];
  const cents = voucher.settledCents ?? voucher.grantedCents;
  return (
    <li className="grid gap-x-6 gap-y-1 py-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <p className="text-lg font-semibold">
        <AppLink to={`/adviseur/opdrachten/${voucher.id}`}>{voucher.companyName}</AppLink>
      </p>
      <p className="font-semibold tabular-nums sm:text-right">
        {cents === null ? '' : <Money cents={cents} />}
      </p>
      <p className="quiet">
        {[
          voucher.theme && themeName(voucher.theme),
          say(voucher.sectorName),
          t`${number(voucher.employees)} medewerkers`,
        ]
          .filter(Boolean)
          .join(', ')}
        {', '}
        <span className="num">{voucher.code}</span>
      </p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 sm:justify-end">
        {voucher.validUntil && RUNNING.includes(voucher.status) && (
          <span className="quiet">{t`geldig tot en met ${day(voucher.validUntil)}`}</span>
        )}
        <Pill tone={status.tone}>{i18n._(status.word)}</Pill>
      </p>
    </li>
  );
}
