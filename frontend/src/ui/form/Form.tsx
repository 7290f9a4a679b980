import { useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form';
import { useIntent } from '@/lib/intent.ts';
import { ConnectionError, hasStatus, type ProblemError, problemOf } from '@/lib/problem.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { FormContext } from './FormContext.ts';
import { type FormFault, faultsOf, placeFaults } from './faults.ts';

export interface Submission {
  /** Send as `Idempotency-Key`: the same while this submission is tried again. */
  idempotencyKey: string;
}

interface FormProps<Values extends FieldValues> {
  form: UseFormReturn<Values>;
  /** Sends the values. Throw what the client throws: faults are shown beside their fields. */
  onSubmit: (values: Values, submission: Submission) => Promise<unknown>;
  /** For problems that need more than their text, such as a 412; return true when shown elsewhere. */
  onProblem?: (problem: ProblemError) => boolean;
  className?: string;
  children: ReactNode;
}

/** A form: shows faults together above and beside each field, keeps what was typed, and sends an act once. */
export function Form<Values extends FieldValues>({
  form,
  onSubmit,
  onProblem,
  className,
  children,
}: FormProps<Values>) {
  const { t } = useLingui();
  const id = useId();
  const labels = useRef(new Map<string, string>()).current;
  const [general, setGeneral] = useState<readonly FormFault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const shownFor = useRef(0);
  const lastSent = useRef('');
  const intent = useIntent();
  const underway = useRef(new Set<Promise<unknown>>()).current;
  const [waiting, setWaiting] = useState(false);
  const busy = waiting || form.formState.isSubmitting;
  const surroundings = useMemo(() => ({ id, labels, busy, underway }), [id, labels, busy, underway]);

  const fail = (error: unknown) => {
    const problem = problemOf(error);
    if (problem && onProblem?.(problem)) return;
    if (error instanceof ConnectionError) {
      setGeneral([
        {
          name: null,
          message: t`Wij kregen geen antwoord. Wat u invulde staat er nog; probeer het opnieuw.`,
        },
      ]);
    } else if (problem && problem.status < 500) {
      const placed = placeFaults(problem.errors, [...labels.keys()]);
      for (const fault of placed) {
        if (fault.name) form.setError(fault.name as never, { type: 'server', message: fault.message });
      }
      const unplaced = placed.filter((fault) => !fault.name);
      setGeneral(problem.errors.length === 0 ? [{ name: null, message: problem.detail }] : unplaced);
    } else {
      setGeneral([
        {
          name: null,
          message: t`Er ging iets mis bij ons. Wat u invulde staat er nog; probeer het straks opnieuw.`,
        },
      ]);
    }
    setAttempt((count) => count + 1);
  };

  const send = form.handleSubmit(
    async (values) => {
      setGeneral([]);
      // Other values are another act: the server refuses a key it knows with a different body.
      const sent = JSON.stringify(values);
      if (sent !== lastSent.current) intent.renew();
      lastSent.current = sent;
      try {
        await onSubmit(values, { idempotencyKey: intent.key() });
        intent.renew();
      } catch (error) {
        if (!(error instanceof ConnectionError) && !hasStatus(error, 500)) intent.renew();
        fail(error);
      }
    },
    () => {
      setGeneral([]);
      setAttempt((count) => count + 1);
    },
  );

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (waiting) return;
    if (underway.size > 0) {
      setWaiting(true);
      await Promise.allSettled(underway);
      setWaiting(false);
    }
    await send();
  };

  const faults = [...general, ...faultsOf(form.formState.errors, [...labels.keys()])];
  return (
    <FormProvider {...form}>
      <FormContext value={surroundings}>
        <form noValidate onSubmit={(event) => void submit(event)} className={className ?? 'form-grid'}>
          {attempt > 0 && faults.length > 0 && (
            <ErrorSummary
              key={attempt}
              formId={id}
              faults={faults}
              labels={labels}
              attempt={attempt}
              shownFor={shownFor}
            />
          )}
          {children}
        </form>
      </FormContext>
    </FormProvider>
  );
}
