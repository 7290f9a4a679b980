import { Plural, Trans } from '@lingui/react/macro';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';

const WHOLE_TERM = 56;
const HURRY = 3;

function daysUntil(day: string): number {
  return Math.round((Date.parse(day) - Date.parse(todayInAmsterdam())) / 86_400_000);
}

/** How much of the decision term is left: a bar that fills up, and the days in words. */
export function TermBar({ dueOn, suspended }: { dueOn: string | null; suspended: boolean }) {
  const { day } = useFormats();
  if (suspended) {
    return (
      <span className="quiet">
        <Trans>staat stil</Trans>
      </span>
    );
  }
  if (!dueOn) return <span className="quiet">–</span>;
  const left = daysUntil(dueOn);
  const used = Math.min(1, Math.max(0, (WHOLE_TERM - left) / WHOLE_TERM));
  const hurry = left <= HURRY;
  return (
    <span className={hurry ? 'term term-hurry' : 'term'} title={day(dueOn)}>
      <svg viewBox="0 0 40 6" className="term-bar" aria-hidden="true">
        <rect className="term-all" width="40" height="6" rx="1" />
        <rect className="term-used" width={40 * used} height="6" rx="1" />
      </svg>
      {left < 0 ? (
        <Plural value={-left} one="# dag te laat" other="# dagen te laat" />
      ) : left === 0 ? (
        <Trans>vandaag</Trans>
      ) : (
        <Plural value={left} one="# dag" other="# dagen" />
      )}
    </span>
  );
}
