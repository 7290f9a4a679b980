import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createTrajectoryEvaluation } from '@/api/sdk.gen.ts';
import type { TrajectoryRead } from '@/api/types.gen.ts';
import { useIntent } from '@/lib/intent.ts';
import { problemOf } from '@/lib/problem.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, NumberField, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { useMove, useRefresh } from './trajectoryQueries.ts';

interface EndingProps {
  trajectory: TrajectoryRead;
  etag: string | null;
}

/** Beginning, completing, stopping, and looking back: what this person may do now. */
export function Ending({ trajectory, etag }: EndingProps) {
  const { t } = useLingui();
  const move = useMove(trajectory.id, etag);
  const intent = useIntent();
  const [fault, setFault] = useState<string | null>(null);
  const [stopping, setStopping] = useState(false);
  const may = (to: TrajectoryRead['status']) => trajectory.allowedStatuses.includes(to);
  const go = async (toStatus: 'running' | 'completed', word: string) => {
    setFault(null);
    try {
      await move({ toStatus }, intent.key());
      intent.renew();
      toast(word);
    } catch (error) {
      intent.renew();
      setFault(problemOf(error)?.detail ?? t`Wij kregen geen antwoord. Probeer het opnieuw.`);
    }
  };
  return (
    <section className="grid justify-items-start gap-3">
      {may('running') && (
        <Button onClick={() => void go('running', t`Het traject is begonnen.`)}>
          <Trans>Begin het traject</Trans>
        </Button>
      )}
      {may('completed') && trajectory.stepsDone === 4 && (
        <Button onClick={() => void go('completed', t`Het traject is afgerond.`)}>
          <Trans>Rond het traject af</Trans>
        </Button>
      )}
      {may('stopped') && (
        <Button kind="quiet" onClick={() => setStopping(true)}>
          <Trans>Stop het traject</Trans>
        </Button>
      )}
      {fault && (
        <p role="alert" className="text-err">
          {fault}
        </p>
      )}
      {trajectory.stopReason && <p className="soft">{t`Gestopt: ${trajectory.stopReason}`}</p>}
      {trajectory.evaluations.map((evaluation) => (
        <p key={evaluation.side}>
          {evaluation.side === 'company'
            ? t`Het bedrijf geeft een ${evaluation.mark}.`
            : t`De adviseur geeft een ${evaluation.mark}.`}{' '}
          <span className="soft">{evaluation.words}</span>
        </p>
      ))}
      {trajectory.mayEvaluate && <EvaluationForm trajectoryId={trajectory.id} />}
      <Dialog
        open={stopping}
        onClose={() => setStopping(false)}
        title={<Trans>Wilt u het traject stoppen</Trans>}
      >
        <StopForm trajectory={trajectory} etag={etag} onDone={() => setStopping(false)} />
      </Dialog>
    </section>
  );
}

function EvaluationForm({ trajectoryId }: { trajectoryId: string }) {
  const { t } = useLingui();
  const refresh = useRefresh(trajectoryId);
  const form = useForm({ defaultValues: { mark: null as number | null, words: '' } });
  return (
    <Form
      form={form}
      onSubmit={async ({ mark, words }, { idempotencyKey }) => {
        await createTrajectoryEvaluation({
          path: { trajectoryId },
          body: { mark: mark as number, words: words.trim() || null },
          headers: { 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        });
        toast(t`Dank u, het staat erbij.`);
        await refresh();
      }}
    >
      <h2 className="text-xl">
        <Trans>Hoe kijkt u terug</Trans>
      </h2>
      <NumberField name="mark" label={t`Cijfer van 1 tot 10`} />
      <TextArea name="words" label={t`Wat ging goed, wat kan beter`} rows={3} optional maxLength={2000} />
      <SubmitButton>
        <Trans>Bewaar uw terugblik</Trans>
      </SubmitButton>
    </Form>
  );
}

function StopForm({ trajectory, etag, onDone }: EndingProps & { onDone: () => void }) {
  const { t } = useLingui();
  const move = useMove(trajectory.id, etag);
  const form = useForm({ defaultValues: { reason: '' } });
  return (
    <Form
      form={form}
      onSubmit={async ({ reason }, { idempotencyKey }) => {
        await move({ toStatus: 'stopped', reason }, idempotencyKey);
        toast(t`Het traject is gestopt.`);
        onDone();
      }}
    >
      <TextArea name="reason" label={t`Waarom`} rows={3} maxLength={2000} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton kind="danger">
          <Trans>Stop het traject</Trans>
        </SubmitButton>
        <Button kind="quiet" onClick={onDone}>
          <Trans>Toch niet</Trans>
        </Button>
      </div>
    </Form>
  );
}
