import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listVouchersOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { VoucherSummary } from '@/api/types.gen.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { Money } from '@/ui/Money.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { SettleDialog } from './SettleDialog.tsx';

/** Claims to settle. */
export function SettlePage() {
  const { t } = useLingui();
  const [settling, setSettling] = useState<VoucherSummary | null>(null);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Vaststellen`}
        lead={t`Het bedrijf bevestigt eerst dat het werk is gedaan. Daarna stelt u vast. Wie toekende, stelt niet vast.`}
      />
      <section className="grid gap-4">
        <h2 className="text-xl">
          <Trans>Declaraties</Trans>
        </h2>
        <Claims onSettle={setSettling} />
      </section>
      <p className="mt-8">
        <AppLink to="/syntens/betalen">
          <Trans>Naar de betalingen</Trans>
        </AppLink>
      </p>
      {settling && <SettleDialog voucherId={settling.id} onClose={() => setSettling(null)} />}
    </div>
  );
}

function Claims({ onSettle }: { onSettle: (voucher: VoucherSummary) => void }) {
  const { t, i18n } = useLingui();
  const claims = useQuery(
    listVouchersOptions({ query: { status: ['claimed', 'claim_returned'], pageSize: 100 } }),
  );
  return (
    <Loaded
      query={claims}
      skeleton={<TableSkeleton />}
      errorTitle={<Trans>De declaraties kwamen niet door</Trans>}
    >
      {(found) =>
        found.items.length === 0 ? (
          <EmptyState title={<Trans>Er is niets gedeclareerd</Trans>}>
            <Trans>Zodra een adviseur uren declareert, staat dat hier.</Trans>
          </EmptyState>
        ) : (
          <Table
            stacked
            caption={t`Declaraties`}
            captionHidden
            rows={found.items}
            rowKey={(voucher) => voucher.id}
            columns={[
              {
                key: 'company',
                header: t`Bedrijf`,
                cell: (voucher) => (
                  <>
                    {voucher.companyName}
                    <AppLink className="block text-sm" to={`/syntens/spoor/${voucher.id}`}>
                      {t`Spoor van ${voucher.code}`}
                    </AppLink>
                  </>
                ),
              },
              { key: 'adviser', header: t`Adviseur`, cell: (voucher) => voucher.adviserName ?? '–' },
              {
                key: 'granted',
                header: t`Toegekend`,
                numeric: true,
                cell: (voucher) =>
                  voucher.grantedCents === null ? '–' : <Money cents={voucher.grantedCents} />,
              },
              {
                key: 'status',
                header: t`Status`,
                cell: (voucher) =>
                  voucher.status === 'claim_returned' ? (
                    <Pill tone="warn">{i18n._(VOUCHER_STATUS.claim_returned.word)}</Pill>
                  ) : voucher.claimConfirmed ? (
                    <Pill tone="ok" mark="ok">
                      <Trans>Bevestigd</Trans>
                    </Pill>
                  ) : (
                    <Pill tone="calm">
                      <Trans>Wacht op het bedrijf</Trans>
                    </Pill>
                  ),
              },
              {
                key: 'act',
                header: t`Wat u doet`,
                cell: (voucher) =>
                  voucher.status === 'claimed' && (
                    <Button
                      kind="secondary"
                      small
                      aria-label={t`Bekijk de declaratie van ${voucher.companyName}`}
                      onClick={() => onSettle(voucher)}
                    >
                      <Trans>Bekijk</Trans>
                    </Button>
                  ),
              },
            ]}
          />
        )
      }
    </Loaded>
  );
}
