import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createScanPlanProposal } from '@/api/sdk.gen.ts';
import type { PlanLineRead, PlanRead, ProposalKind } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import {
  DateField,
  Form,
  MoneyField,
  RadioGroup,
  SubmitButton,
  TextArea,
  TextField,
} from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { ChangedMeanwhile } from './ChangedMeanwhile.tsx';
import { useRefreshPlan } from './planQueries.ts';

interface ProposalFormProps {
  plan: PlanRead;
  etag: string | null;
  /** The line it is about; null for a line more. */
  line: PlanLineRead | null;
  onDone: () => void;
}

/** What a staff representative proposes about a line, or besides the lines. */
export function ProposalForm({ plan, etag, line, onDone }: ProposalFormProps) {
  const { t } = useLingui();
  const refresh = useRefreshPlan(plan.scanId);
  const [changed, setChanged] = useState(false);
  const form = useForm({
    defaultValues: {
      kind: (line ? 'change' : 'add') as ProposalKind,
      measure: line?.measure ?? '',
      who: line?.who ?? '',
      dueOn: line?.dueOn ?? '',
      budgetCents: (line?.budgetCents ?? null) as number | null,
      reason: '',
    },
  });
  const removing = form.watch('kind') === 'remove';
  return (
    <Form
      form={form}
      className="plan-form"
      onProblem={(problem) => {
        if (problem.status === 412) setChanged(true);
        return problem.status === 412;
      }}
      onSubmit={async (wish, { idempotencyKey }) => {
        await createScanPlanProposal({
          path: { scanId: plan.scanId },
          body: {
            kind: wish.kind,
            lineId: line?.id ?? null,
            measure: removing ? null : wish.measure,
            who: removing ? null : wish.who.trim() || null,
            dueOn: removing ? null : wish.dueOn || null,
            budgetCents: removing ? null : wish.budgetCents,
            reason: wish.reason,
          },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
          throwOnError: true,
        });
        toast(t`Uw voorstel staat bij het plan.`);
        onDone();
        await refresh();
      }}
    >
      {changed && <ChangedMeanwhile onReread={refresh} />}
      {line && (
        <RadioGroup
          name="kind"
          label={t`Wat stelt u voor`}
          options={[
            { value: 'change', label: t`Deze maatregel anders` },
            { value: 'remove', label: t`Deze maatregel eruit` },
          ]}
        />
      )}
      {!removing && (
        <>
          <TextArea name="measure" label={t`De maatregel`} rows={3} maxLength={500} />
          <TextField name="who" label={t`Wie`} optional maxLength={200} autoComplete="off" />
          <div className="grid items-end gap-5 sm:grid-cols-2">
            <DateField name="dueOn" label={t`Wanneer klaar`} optional />
            <MoneyField name="budgetCents" label={t`Budget`} optional />
          </div>
        </>
      )}
      <TextArea name="reason" label={t`Waarom`} rows={3} maxLength={2000} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>
          <Trans>Stel dit voor</Trans>
        </SubmitButton>
        <Button kind="quiet" onClick={onDone}>
          <Trans>Sluit</Trans>
        </Button>
      </div>
    </Form>
  );
}
