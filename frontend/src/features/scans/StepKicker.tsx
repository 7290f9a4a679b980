import { Plural, Trans } from '@lingui/react/macro';
import { minutesFor } from './answers.ts';

interface StepKickerProps {
  /** From 0. */
  step: number;
  steps: number;
  /** Statements without an answer. */
  left: number;
  /** Seconds a statement takes. */
  pace: number;
}

/** Where one is, and how long it still takes. */
export function StepKicker({ step, steps, left, pace }: StepKickerProps) {
  const number = step + 1;
  return (
    <>
      <Trans>
        Onderdeel {number} van {steps}
      </Trans>
      {left > 0 && (
        <>
          ,{' '}
          <Plural
            value={minutesFor(left, pace)}
            one="nog ongeveer een minuut"
            other="nog ongeveer # minuten"
          />
        </>
      )}
    </>
  );
}
