import { useLingui } from '@lingui/react/macro';
import type { VoucherRead, VoucherStatus } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';

/** The finding of the page: what the state means for the company, with the amount where there is one. */
export function useHeadline(voucher: VoucherRead): string {
  const { t } = useLingui();
  const { money } = useFormats();
  const asked = money(voucher.subsidyCents ?? 0);
  const granted = money(voucher.grantedCents ?? 0);
  const settled = money(voucher.settledCents ?? 0);
  const headlines: Record<VoucherStatus, string> = {
    draft: t`Uw aanvraag is een concept`,
    submitted: t`Uw aanvraag van ${asked} is binnen`,
    waitlisted: t`Uw aanvraag staat op de wachtlijst`,
    in_review: t`Wij beoordelen uw aanvraag van ${asked}`,
    information_requested: t`Wij hebben nog iets van u nodig`,
    granted: t`Uw voucher van ${granted} is toegekend`,
    rejected: t`Uw aanvraag is afgewezen`,
    not_considered: t`Wij konden uw aanvraag niet behandelen`,
    withdrawn: t`U hebt de aanvraag ingetrokken`,
    in_use: t`Uw advies met een voucher van ${granted} loopt`,
    claimed: t`Uw adviseur heeft gedeclareerd`,
    claim_returned: t`De declaratie ging terug naar uw adviseur`,
    settled: t`Uw voucher is vastgesteld op ${settled}`,
    expired: t`Uw voucher is verlopen`,
    revoked: t`Uw voucher is ingetrokken door Syntens`,
  };
  return headlines[voucher.status];
}
