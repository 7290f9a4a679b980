import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ComplaintRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { GROUND_WORDS, MEASURE_WORDS, STATUS_TONES, STATUS_WORDS } from '@/ui/complaintWords.ts';
import { Pill } from '@/ui/Pill.tsx';
import type { Side } from './side.ts';

interface ComplaintProps {
  complaint: ComplaintRead;
  side: Side;
  /** What one can do with it now. */
  children: ReactNode;
}

/** One complaint: what the company says, what the adviser says, and what Syntens decided. */
export function Complaint({ complaint, side, children }: ComplaintProps) {
  const { i18n } = useLingui();
  const { day, dayLong } = useFormats();
  const heard = complaint.response !== null;
  return (
    <article className="grid gap-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2 className="text-xl">{i18n._(GROUND_WORDS[complaint.ground])}</h2>
        <Pill tone={STATUS_TONES[complaint.status]}>{i18n._(STATUS_WORDS[complaint.status])}</Pill>
      </div>
      <p className="meta">
        {side !== 'company' && <span>{complaint.company}</span>}
        {side !== 'adviser' && (
          <span>
            <AppLink to="/adviseurs/$adviserId" params={{ adviserId: complaint.adviserId }}>
              {complaint.adviser}
            </AppLink>
            {`, ${complaint.firm}`}
          </span>
        )}
        <span>
          <Trans>ingediend op {day(complaint.filedAt)}</Trans>
        </span>
      </p>
      <div className="grid max-w-(--container-measure) gap-5">
        <Words label={<Trans>Het bedrijf schrijft</Trans>}>{complaint.words}</Words>
        {complaint.wanted && <Words label={<Trans>Wat het goed zou maken</Trans>}>{complaint.wanted}</Words>}
        {heard && <Words label={<Trans>De adviseur antwoordt</Trans>}>{complaint.response}</Words>}
        {complaint.decision && (
          <Words label={<Trans>Syntens besluit</Trans>}>
            {complaint.measure && (
              <strong className="mb-1 block">{i18n._(MEASURE_WORDS[complaint.measure])}</strong>
            )}
            {complaint.decision}
          </Words>
        )}
        {complaint.status === 'filed' && !heard && (
          <p className="quiet text-sm">
            {side === 'adviser' ? (
              <Trans>Antwoord uiterlijk {dayLong(complaint.respondBefore)}.</Trans>
            ) : (
              <Trans>
                De adviseur kan antwoorden tot en met {dayLong(complaint.respondBefore)}. Daarna volgt het
                besluit.
              </Trans>
            )}
          </p>
        )}
      </div>
      {complaint.allowedActs.length > 0 && <div className="flex flex-wrap gap-3">{children}</div>}
    </article>
  );
}

function Words({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div>
      <h3 className="quiet text-sm">{label}</h3>
      <p className="whitespace-pre-line">{children}</p>
    </div>
  );
}
