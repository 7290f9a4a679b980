import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { TraceEntry } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { Button } from '@/ui/Button.tsx';
import { Money } from '@/ui/Money.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { subjectOf, TRACE_KIND, TRACE_STATE } from './traceWords.ts';

/** One entry: what it is, when, by whom, how it stands, and what can be done. */
export function TraceItem({ entry, onRestart }: { entry: TraceEntry; onRestart: () => void }) {
  const { t, i18n } = useLingui();
  const { moment } = useFormats();
  const { word, icon: Picture } = TRACE_KIND[entry.kind];
  const state = TRACE_STATE[entry.state];
  const subject = i18n._(subjectOf(entry));
  const kind = i18n._(word);
  const when = moment(entry.at);
  return (
    <li>
      <span className="trace-mark" aria-hidden="true">
        <Picture />
      </span>
      <div className="grid min-w-0 gap-1">
        <p className="trace-head">
          <strong>{subject}</strong>
          <Pill tone={state.tone}>{i18n._(state.word)}</Pill>
        </p>
        <p className="quiet">
          {[kind, when, entry.actor].filter(Boolean).join(', ')}
          {entry.position !== null && t`, nummer ${entry.position}`}
          {entry.reference && `, ${entry.reference}`}
        </p>
        {entry.kind === 'conflict' && entry.fromStatus && (
          <p>{t`Hier was het: ${i18n._(VOUCHER_STATUS[entry.fromStatus].word)}`}</p>
        )}
        {entry.amountCents !== null && (
          <p>
            <Money cents={entry.amountCents} />
          </p>
        )}
        {entry.reason && <p className="trace-reason">{entry.reason}</p>}
        {entry.sourceEventId && (
          <p className="quiet trace-reason">{t`In het andere systeem: ${entry.sourceEventId}`}</p>
        )}
        {(entry.fault || entry.nextTryAt) && entry.state !== 'sent' && (
          <p>
            {entry.tries ? <Plural value={entry.tries} one="# poging" other="# pogingen" /> : null}
            {entry.fault && <> {t`Laatste fout: ${entry.fault}.`}</>}
            {entry.nextTryAt && <> {t`Volgende poging: ${moment(entry.nextTryAt)}.`}</>}
          </p>
        )}
        {entry.canRestart && (
          <p className="no-print">
            <Button
              kind="secondary"
              small
              aria-label={t`Start opnieuw: ${subject}, ${when}`}
              onClick={onRestart}
            >
              <Trans>Start opnieuw</Trans>
            </Button>
          </p>
        )}
      </div>
    </li>
  );
}
