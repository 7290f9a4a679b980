import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { updateTrajectoryStep } from '@/api/sdk.gen.ts';
import type { StepRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { DateField, Form, NumberField, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { Shape } from '@/ui/Shape.tsx';
import { StepMark } from '@/ui/Timeline.tsx';
import { toast } from '@/ui/toast.ts';
import { useRefresh } from './trajectoryQueries.ts';
import { STEPS } from './trajectoryWords.ts';

interface StepCardProps {
  trajectoryId: string;
  step: StepRead;
  number: number;
  isNext: boolean;
  mayWrite: boolean;
}

/** One step: what it is for, what came of it, who took part. */
export function StepCard({ trajectoryId, step, number, isNext, mayWrite }: StepCardProps) {
  const { t, i18n } = useLingui();
  const { day, number: figure } = useFormats();
  const [writing, setWriting] = useState(false);
  const words = STEPS[step.kind];
  const state = step.doneOn ? 'done' : isNext ? 'current' : 'ahead';
  const employees = step.employees + step.worksCouncil;
  return (
    <li className="step-of-trajectory">
      <StepMark state={state} />
      <div className="grid min-w-0 gap-3">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6">
          <h2 className="text-xl">{t`${number}. ${i18n._(words.name)}`}</h2>
          {step.doneOn && <p className="quiet">{t`gedaan op ${day(step.doneOn)}`}</p>}
        </div>
        <p className="soft">{step.goal ?? i18n._(words.about)}</p>
        {step.report && <p className="step-report">{step.report}</p>}
        {(step.hours > 0 || step.managers > 0 || employees > 0) && (
          <p className="meta flex flex-wrap gap-x-5 gap-y-1">
            <span>{t`${figure(step.hours)} uur advies`}</span>
            <span className="inline-flex items-center gap-1.5">
              <Shape of="management" /> {t`${figure(step.managers)} van de leiding`}
            </span>
            <span className="inline-flex items-center gap-1.5">
              <Shape of="employees" /> {t`${figure(employees)} medewerkers`}
            </span>
          </p>
        )}
        {mayWrite &&
          (writing ? (
            <StepForm trajectoryId={trajectoryId} step={step} onDone={() => setWriting(false)} />
          ) : (
            <div>
              <Button
                kind={isNext ? 'primary' : 'secondary'}
                small={!isNext}
                onClick={() => setWriting(true)}
              >
                {step.doneOn ? <Trans>Pas deze stap aan</Trans> : <Trans>Houd deze stap bij</Trans>}
                <span className="visually-hidden">: {i18n._(words.name)}</span>
              </Button>
            </div>
          ))}
      </div>
    </li>
  );
}

function StepForm({
  trajectoryId,
  step,
  onDone,
}: {
  trajectoryId: string;
  step: StepRead;
  onDone: () => void;
}) {
  const { t } = useLingui();
  const refresh = useRefresh(trajectoryId);
  const [changed, setChanged] = useState(false);
  const form = useForm({
    defaultValues: {
      goal: step.goal ?? '',
      report: step.report ?? '',
      hours: step.hours as number | null,
      managers: step.managers as number | null,
      employees: step.employees as number | null,
      worksCouncil: step.worksCouncil as number | null,
      doneOn: step.doneOn ?? '',
    },
  });
  return (
    <Form
      form={form}
      onProblem={(problem) => {
        if (problem.status === 412) setChanged(true);
        return problem.status === 412;
      }}
      onSubmit={async (values) => {
        await updateTrajectoryStep({
          path: { trajectoryId, stepKind: step.kind },
          body: {
            goal: values.goal.trim() || null,
            report: values.report.trim() || null,
            hours: values.hours,
            managers: values.managers,
            employees: values.employees,
            worksCouncil: values.worksCouncil,
            doneOn: values.doneOn || null,
          },
          headers: ifMatch(`"${step.version}"`),
          throwOnError: true,
        });
        toast(t`De stap is bewaard.`);
        await refresh();
        onDone();
      }}
    >
      {changed && (
        <Notice tone="warn" live title={<Trans>De andere kant heeft deze stap net gewijzigd</Trans>}>
          <p>
            <Trans>Kopieer wat u schreef, sluit dit formulier en open de stap opnieuw.</Trans>
          </p>
          <Button kind="secondary" small onClick={() => void refresh().then(onDone)}>
            <Trans>Sluit en lees opnieuw</Trans>
          </Button>
        </Notice>
      )}
      <TextArea name="goal" label={t`Waar is deze stap voor`} rows={2} optional maxLength={2000} />
      <TextArea name="report" label={t`Wat kwam eruit`} rows={4} optional maxLength={5000} />
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField name="hours" label={t`Uren van de adviseur`} after={t`uur`} />
        <NumberField name="managers" label={t`Mensen van de leiding die meededen`} />
        <NumberField name="employees" label={t`Medewerkers die meededen`} />
        <NumberField name="worksCouncil" label={t`Leden van de ondernemingsraad of vertegenwoordiging`} />
      </div>
      <DateField
        name="doneOn"
        label={t`Gedaan op`}
        description={t`Leeg laten als de stap nog loopt.`}
        optional
      />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>
          <Trans>Bewaar de stap</Trans>
        </SubmitButton>
        <Button kind="quiet" onClick={onDone}>
          <Trans>Sluit</Trans>
        </Button>
      </div>
    </Form>
  );
}
