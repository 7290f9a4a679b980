import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { Pill } from '@/ui/Pill.tsx';

const LOCALE: Record<string, string> = { nl: 'nl-NL', en: 'en-GB' };

/** Gives a day, month or year (ISO 8601) in words, as precise as it is. */
export function useAsOf(): (asOf: string) => string {
  const { i18n } = useLingui();
  return (asOf) => {
    const [year, month, day] = asOf.split('-');
    const moment = new Date(`${year}-${month}-${day ?? '15'}T12:00:00Z`);
    if (Number.isNaN(moment.getTime())) return asOf;
    return new Intl.DateTimeFormat(LOCALE[i18n.locale], {
      year: 'numeric',
      month: 'long',
      ...(day && { day: 'numeric' }),
    }).format(moment);
  };
}

/** Whether the last day to apply has passed. */
export function isClosed({ closesOn }: { closesOn: string | null }): boolean {
  return closesOn !== null && closesOn < todayInAmsterdam();
}

/** When what is said was so, whether anybody looked since, and whether one can still apply. */
export function AsOf({
  asOf,
  outdated,
  ended = false,
  closed = false,
}: {
  /** Nothing for a tool of ours. */
  asOf: string | null;
  outdated: boolean;
  ended?: boolean;
  closed?: boolean;
}) {
  const inWords = useAsOf();
  return (
    <p className="mt-2 flex flex-wrap gap-2">
      {asOf && (
        <Pill tone="calm">
          <Trans>Stand van {inWords(asOf)}</Trans>
        </Pill>
      )}
      {closed && !ended && (
        <Pill tone="calm">
          <Trans>Gesloten</Trans>
        </Pill>
      )}
      {ended && (
        <Pill tone="calm">
          <Trans>Gestopt</Trans>
        </Pill>
      )}
      {outdated && (
        <Pill tone="warn">
          <Trans>Verouderd: vraag na of dit nog klopt</Trans>
        </Pill>
      )}
    </p>
  );
}
