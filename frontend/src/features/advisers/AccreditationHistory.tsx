import { Trans, useLingui } from '@lingui/react/macro';
import type { AccreditationChangeRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Pill } from '@/ui/Pill.tsx';
import { ACCREDITATION_TONES, ACCREDITATION_WORDS } from './words.ts';

/** Every step of an accreditation, newest first, with its reason. */
export function AccreditationHistory({ changes }: { changes: readonly AccreditationChangeRead[] }) {
  const { i18n } = useLingui();
  const { moment, day } = useFormats();
  return (
    <ol className="hairlines">
      {changes.map((change) => (
        <li key={`${change.occurredAt}${change.toStatus}`} className="grid gap-1 py-3">
          <p className="flex flex-wrap items-center gap-3">
            <Pill tone={ACCREDITATION_TONES[change.toStatus]}>
              {i18n._(ACCREDITATION_WORDS[change.toStatus])}
            </Pill>
            <span className="quiet text-sm">{moment(change.occurredAt)}</span>
          </p>
          {change.toStatus === 'accredited' && change.accreditedFrom && change.accreditedUntil && (
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
