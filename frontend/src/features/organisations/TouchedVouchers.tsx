import { useLingui } from '@lingui/react';
import type { TouchedVoucher } from '@/api/types.gen.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Pill } from '@/ui/Pill.tsx';

/** Vouchers that an end, or undoing it, has to do with: by code, and where they stand. */
export function TouchedVouchers({ vouchers }: { vouchers: readonly TouchedVoucher[] }) {
  const { i18n } = useLingui();
  return (
    <ul className="mt-2 grid gap-1">
      {vouchers.map((voucher) => (
        <li key={voucher.id} className="flex flex-wrap items-center gap-3">
          <AppLink to="/syntens/beoordelen" search={{ voucher: voucher.id }}>
            {voucher.code}
          </AppLink>
          <Pill tone={VOUCHER_STATUS[voucher.status].tone}>
            {i18n._(VOUCHER_STATUS[voucher.status].word)}
          </Pill>
        </li>
      ))}
    </ul>
  );
}
