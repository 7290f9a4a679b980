import { Trans } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import type { Key, ReactNode } from 'react';
import { classes } from '@/lib/classes.ts';

export type StepState = 'done' | 'current' | 'ahead';

/** The square before a step: filled with a check, amber, or open. */
export function StepMark({ state }: { state: StepState }) {
  return (
    <span
      className={classes(
        'step-mark',
        state === 'done' && 'step-mark-done',
        state === 'current' && 'step-mark-current',
      )}
      aria-hidden="true"
    >
      {state === 'done' && <Check />}
    </span>
  );
}

/** The state of a step in words, for who cannot see the square. */
export function StepState({ state }: { state: StepState }) {
  return (
    <span className="visually-hidden">
      ,{' '}
      {state === 'done' ? (
        <Trans>klaar</Trans>
      ) : state === 'current' ? (
        <Trans>bezig</Trans>
      ) : (
        <Trans>straks</Trans>
      )}
    </span>
  );
}

export interface TimelineEntry {
  key: Key;
  state: StepState;
  title: ReactNode;
  /** A day, "nu", or "binnen 30 dagen". */
  when?: ReactNode;
  text?: ReactNode;
}

/** What happened, where one is now, and what is still to come. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li
          key={entry.key}
          className={
            entry.state === 'current'
              ? 'timeline-current'
              : entry.state === 'ahead'
                ? 'timeline-ahead'
                : undefined
          }
          aria-current={entry.state === 'current' ? 'step' : undefined}
        >
          <StepMark state={entry.state} />
          <div>
            <p className="timeline-title">
              <span>
                {entry.title}
                <StepState state={entry.state} />
              </span>
              {entry.when && <span className="timeline-when">{entry.when}</span>}
            </p>
            {entry.text && <div className="timeline-text">{entry.text}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
