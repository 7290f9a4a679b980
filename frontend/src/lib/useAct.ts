import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ConnectionError, type ProblemError, problemOf } from '@/lib/problem.ts';

/** Runs one act: busy while it runs, and what went wrong in a sentence. */
export function useAct() {
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const run = async (act: () => Promise<unknown>, onProblem?: (problem: ProblemError) => boolean) => {
    setBusy(true);
    setFault(null);
    try {
      await act();
    } catch (error) {
      const problem = problemOf(error);
      if (problem && onProblem?.(problem)) return;
      if (error instanceof ConnectionError) setFault(t`Wij kregen geen antwoord. Probeer het opnieuw.`);
      else if (problem?.status === 412)
        setFault(t`Iemand anders heeft dit intussen gewijzigd. Laad de pagina opnieuw en kijk het na.`);
      else if (problem && problem.status < 500) setFault(problem.detail);
      else setFault(t`Er ging iets mis bij ons. Probeer het straks opnieuw.`);
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, run };
}
