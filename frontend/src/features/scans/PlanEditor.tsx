import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useFieldArray, useForm } from 'react-hook-form';
import { writeScanPlan } from '@/api/sdk.gen.ts';
import type { PlanLineRead } from '@/api/types.gen.ts';
import { useThemeName } from '@/lib/reference.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { DateField, Form, MoneyField, SubmitButton, TextArea, TextField } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { ChangedMeanwhile } from './ChangedMeanwhile.tsx';
import type { PlanViewProps } from './PlanPage.tsx';
import { useRefreshPlan } from './planQueries.ts';

interface LineWish {
  lineId: string | null;
  theme: PlanLineRead['theme'];
  measure: string;
  why: string;
  who: string;
  dueOn: string;
  budgetCents: number | null;
}

const NEW_LINE: LineWish = {
  lineId: null,
  theme: null,
  measure: '',
  why: '',
  who: '',
  dueOn: '',
  budgetCents: null,
};
const MOST = 30;

/** All measures as a form; what is open yet can follow later. */
export function PlanEditor({ plan, etag, onDone }: PlanViewProps & { onDone: () => void }) {
  const { t } = useLingui();
  const themeName = useThemeName();
  const refresh = useRefreshPlan(plan.scanId);
  const [changed, setChanged] = useState(false);
  const form = useForm<{ lines: LineWish[] }>({
    defaultValues: {
      lines: plan.lines.map((line) => ({
        lineId: line.id,
        theme: line.theme,
        measure: line.measure,
        why: line.why ?? '',
        who: line.who ?? '',
        dueOn: line.dueOn ?? '',
        budgetCents: line.budgetCents,
      })),
    },
  });
  const lines = useFieldArray({ control: form.control, name: 'lines' });
  return (
    <Form
      form={form}
      onProblem={(problem) => {
        if (problem.status === 412) setChanged(true);
        return problem.status === 412;
      }}
      onSubmit={async (wish) => {
        await writeScanPlan({
          path: { scanId: plan.scanId },
          body: {
            lines: wish.lines.map(({ lineId, why, who, dueOn, ...line }) => ({
              ...line,
              id: lineId,
              why: why.trim() || null,
              who: who.trim() || null,
              dueOn: dueOn || null,
            })),
          },
          headers: ifMatch(etag),
          throwOnError: true,
        });
        toast(t`Het plan is bewaard.`);
        onDone();
        await refresh();
      }}
    >
      {changed && <ChangedMeanwhile onReread={refresh} />}
      <ol className="plan-lines">
        {lines.fields.map((line, index) => (
          <li key={line.id} className="plan-line">
            <fieldset className="grid min-w-0 gap-5">
              <legend className="mb-3 font-semibold text-lg">
                {t`Maatregel ${index + 1}`}
                {line.theme && <span className="meta font-normal">{themeName(line.theme)}</span>}
              </legend>
              <TextArea name={`lines.${index}.measure`} label={t`Wat gaat u doen`} rows={3} maxLength={500} />
              <TextArea
                name={`lines.${index}.why`}
                label={t`Waarom dit`}
                rows={2}
                maxLength={1000}
                optional
              />
              <TextField
                name={`lines.${index}.who`}
                label={t`Wie zorgt ervoor`}
                optional
                maxLength={200}
                autoComplete="off"
              />
              <div className="grid items-end gap-5 sm:grid-cols-2">
                <DateField name={`lines.${index}.dueOn`} label={t`Wanneer klaar`} optional />
                <MoneyField
                  name={`lines.${index}.budgetCents`}
                  label={t`Budget`}
                  description={t`0 als het alleen tijd kost.`}
                  optional
                />
              </div>
              <div className="flex flex-wrap gap-3">
                {index > 0 && (
                  <Button kind="quiet" small onClick={() => lines.move(index, index - 1)}>
                    <ArrowUp aria-hidden="true" />
                    <Trans>Naar boven</Trans>
                    <span className="visually-hidden">: {t`maatregel ${index + 1}`}</span>
                  </Button>
                )}
                <Button kind="quiet" small onClick={() => lines.remove(index)}>
                  <Trash2 aria-hidden="true" />
                  <Trans>Haal weg</Trans>
                  <span className="visually-hidden">: {t`maatregel ${index + 1}`}</span>
                </Button>
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      {lines.fields.length < MOST && (
        <div>
          <Button kind="secondary" small onClick={() => lines.append(NEW_LINE)}>
            <Plus aria-hidden="true" />
            <Trans>Een maatregel erbij</Trans>
          </Button>
        </div>
      )}
      <div className="flex flex-wrap gap-3">
        <SubmitButton>
          <Trans>Bewaar het plan</Trans>
        </SubmitButton>
        <Button kind="quiet" onClick={onDone}>
          <Trans>Sluit zonder te bewaren</Trans>
        </Button>
      </div>
    </Form>
  );
}
