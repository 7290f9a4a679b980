import { Trans, useLingui } from '@lingui/react/macro';
import type { JourneyChange, VoucherStatus } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { placeOfChange } from './places.ts';

/** What happened lately, the newest first. */
export function RecentChanges({ changes }: { changes: readonly JourneyChange[] }) {
  const { t, i18n } = useLingui();
  const { day } = useFormats();
  const words: Record<JourneyChange['kind'], string> = {
    scan_published: t`De uitkomst van de scan is getoond`,
    tool_used: t`U begon met een instrument`,
    adviser_answered: t`Een adviseur antwoordde`,
    voucher_moved: t`De voucher`,
    trajectory_started: t`Het traject begon`,
    step_done: t`Een stap van het traject is gezet`,
    trajectory_ended: t`Het traject eindigde`,
    measurement_completed: t`Een meting is afgerond`,
  };
  const steps: Record<string, string> = {
    analysis: t`kijken hoe het nu gaat`,
    vision: t`bepalen waar u heen wilt`,
    plan: t`een plan maken`,
    practice: t`het doen`,
  };
  const kinds: Record<string, string> = { baseline: t`nulmeting`, follow_up: t`vervolgmeting` };
  const wordOf = ({ kind, detail }: JourneyChange): string | undefined => {
    if (!detail) return undefined;
    if (kind === 'step_done') return steps[detail];
    if (kind === 'measurement_completed') return kinds[detail];
    const isStatus = kind === 'voucher_moved' && detail in VOUCHER_STATUS;
    return isStatus ? i18n._(VOUCHER_STATUS[detail as VoucherStatus].word).toLowerCase() : undefined;
  };
  const detail = (change: JourneyChange) => {
    const word = wordOf(change);
    return word ? `: ${word}` : '';
  };
  return (
    <section className="grid content-start gap-3">
      <h2 className="text-2xl">
        <Trans>Wat er gebeurde</Trans>
      </h2>
      {changes.length === 0 ? (
        <p className="soft">
          <Trans>Nog niets. Zodra er iets verandert, staat het hier.</Trans>
        </p>
      ) : (
        <ul className="hairlines">
          {changes.map((change) => (
            <li key={`${change.kind}-${change.on}-${change.objectId}-${change.detail}`} className="py-3">
              <AppLink to={placeOfChange(change)}>
                {words[change.kind]}
                {detail(change)}
              </AppLink>
              <span className="quiet block">{day(change.on)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
