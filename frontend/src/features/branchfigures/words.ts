import { useLingui } from '@lingui/react/macro';
import type { Cut, FigureKind } from '@/api/types.gen.ts';

/** What is counted, in words. */
export function useFigureWords(): Record<FigureKind, string> {
  const { t } = useLingui();
  return {
    participants: t`Doen mee`,
    scans_published: t`Maakten een scan bekend`,
    vouchers_applied: t`Vroegen een voucher aan`,
    vouchers_granted: t`Kregen een voucher`,
    vouchers_finished: t`Rondden een voucher af`,
    baselines: t`Rondden een nulmeting af`,
    follow_ups: t`Maten opnieuw`,
    scores: t`Scores`,
  };
}

/** By what the firms are divided, in words. */
export function useCutWords(): Record<Exclude<Cut, 'all'>, string> {
  const { t } = useLingui();
  return { section: t`Sector`, size_class: t`Aantal medewerkers`, province: t`Provincie` };
}
