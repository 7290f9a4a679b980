import { useLingui } from '@lingui/react/macro';
import type { VoucherRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';

/** The finding of the page: what the state of the voucher means for the adviser. */
export function useAssignmentHeadline(voucher: VoucherRead): string {
  const { t } = useLingui();
  const { money } = useFormats();
  const company = voucher.company.name;
  switch (voucher.status) {
    case 'granted':
      return voucher.allowedMoves.some((move) => move.toStatus === 'in_use' && !move.blocked)
        ? t`${company} wacht op uw antwoord`
        : t`${company} koos u als adviseur`;
    case 'in_use':
      return t`Uw advies aan ${company} loopt`;
    case 'claimed':
      return t`Uw declaratie voor ${company} is binnen`;
    case 'claim_returned':
      return t`Uw declaratie voor ${company} kwam terug`;
    case 'settled':
      return t`De voucher van ${company} is vastgesteld op ${money(voucher.settledCents ?? 0)}`;
    default:
      return t`De opdracht van ${company} is afgesloten`;
  }
}
