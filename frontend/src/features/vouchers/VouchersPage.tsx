import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { listVouchersOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { VoucherSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSession } from '@/lib/session.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { Money } from '@/ui/Money.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { UnreadMessages } from '@/ui/UnreadMessages.tsx';

/** The company's applications and vouchers, the latest first. */
export function VouchersPage() {
  const { t } = useLingui();
  const { may } = useSession();
  const { page = 1 } = useSearch({ from: '/bedrijf/vouchers/' });
  const vouchers = useQuery(listVouchersOptions({ query: { page } }));
  const apply = may('vouchers:draft') && (
    <LinkButton to="/bedrijf/vouchers/nieuw">
      <Trans>Begin een aanvraag</Trans>
    </LinkButton>
  );
  const any = (vouchers.data?.total ?? 0) > 0;
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Uw vouchers`}
        crumbs={[{ label: t`Uw bedrijf`, to: '/bedrijf' }, { label: t`Vouchers` }]}
        lead={t`Een voucher betaalt een deel van uw advies. U kiest zelf een erkende adviseur.`}
        actions={any ? apply : undefined}
      />
      <UnreadMessages
        linkOf={({ voucherId, voucherCode }) => (
          <AppLink to="/bedrijf/vouchers/$voucherId" params={{ voucherId }}>
            {voucherCode}
          </AppLink>
        )}
      />
      <Loaded
        query={vouchers}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De lijst kwam niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>U hebt nog geen voucher</Trans>} actions={apply || undefined}>
              <Trans>
                Aanvragen duurt ongeveer vijf minuten. Wat u invult wordt vanzelf bewaard, en u ziet meteen
                wie wat betaalt.
              </Trans>
            </EmptyState>
          ) : (
            <div className="grid gap-6">
              <ul className="hairlines">
                {found.items.map((voucher) => (
                  <VoucherRow key={voucher.id} voucher={voucher} />
                ))}
              </ul>
              <Pagination {...found} />
            </div>
          )
        }
      </Loaded>
    </div>
  );
}

function VoucherRow({ voucher }: { voucher: VoucherSummary }) {
  const { i18n, t } = useLingui();
  const say = useLocalized();
  const { day, moment } = useFormats();
  const status = VOUCHER_STATUS[voucher.status];
  const cents = voucher.settledCents ?? voucher.grantedCents ?? voucher.subsidyCents;
  return (
    <li className="grid gap-x-6 gap-y-1 py-4 sm:grid-cols-[1fr_auto]">
      <p className="text-lg font-semibold">
        <AppLink to={`/bedrijf/vouchers/${voucher.id}`}>
          {voucher.adviserName ? t`Advies van ${voucher.adviserName}` : t`Aanvraag ${voucher.code}`}
        </AppLink>
      </p>
      <p className="font-semibold tabular-nums sm:text-right">
        {cents === null ? '' : <Money cents={cents} />}
      </p>
      <p className="quiet">
        {say(voucher.schemeName)}, {voucher.code}
        {', '}
        {voucher.submittedAt
          ? t`ingediend op ${moment(voucher.submittedAt)}`
          : t`gewijzigd op ${moment(voucher.updatedAt)}`}
      </p>
      <p className="flex flex-wrap items-center gap-2 sm:justify-end">
        {voucher.validUntil && (
          <span className="quiet">{t`geldig tot en met ${day(voucher.validUntil)}`}</span>
        )}
        <Pill tone={status.tone}>{i18n._(status.word)}</Pill>
      </p>
    </li>
  );
}
