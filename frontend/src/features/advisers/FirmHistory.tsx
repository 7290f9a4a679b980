import { Trans, useLingui } from '@lingui/react/macro';
import type { FirmChangeRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Pill } from '@/ui/Pill.tsx';
import { FIRM_ACT_WORDS, FIRM_TONES, FIRM_WORDS } from './words.ts';

/** Every decision on a firm, newest first, with its reason. */
export function FirmHistory({ changes }: { changes: readonly FirmChangeRead[] }) {
  const { i18n } = useLingui();
  const { moment, day } = useFormats();
  if (changes.length === 0)
    return (
      <p className="soft">
        <Trans>Over dit bureau is hier nog niet besloten.</Trans>
      </p>
    );
  return (
    <ol className="hairlines">
      {changes.map((change) => (
        <li key={`${change.occurredAt}${change.act}`} className="grid gap-1 py-3">
          <p className="flex flex-wrap items-center gap-3">
            {change.act === 'changed' ? (
              <Pill tone={FIRM_TONES[change.toStatus]}>{i18n._(FIRM_WORDS[change.toStatus])}</Pill>
            ) : (
              <Pill tone="calm">{i18n._(FIRM_ACT_WORDS[change.act])}</Pill>
            )}
            <span className="quiet text-sm">{moment(change.occurredAt)}</span>
          </p>
          {change.act === 'changed' &&
            change.toStatus === 'accredited' &&
            change.accreditedFrom &&
            change.accreditedUntil && (
              <p className="text-sm">
                <Trans>
                  Van {day(change.accreditedFrom)} tot en met {day(change.accreditedUntil)}
                </Trans>
              </p>
            )}
          {change.reason && <p className="soft text-sm">{change.reason}</p>}
        </li>
      ))}
    </ol>
  );
}
