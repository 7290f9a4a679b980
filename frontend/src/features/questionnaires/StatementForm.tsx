import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import type { DraftItem } from '@/api/types.gen.ts';
import { Button } from '@/ui/Button.tsx';
import { Checkbox, Form, Select, SubmitButton, TextArea, TextField } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';

interface StatementFormProps {
  item: DraftItem | null;
  onSave: (item: DraftItem) => Promise<unknown>;
  onRemove?: () => Promise<unknown>;
}

/** The words of one statement, for one audience, in both languages. */
export function StatementForm({ item, onSave, onRemove }: StatementFormProps) {
  const { t } = useLingui();
  const form = useForm<DraftItem>({
    defaultValues: item ?? {
      code: '',
      pair: '',
      audience: 'employee',
      kind: 'agreement',
      theme: null,
      reverse: false,
      quick: false,
      comparable: false,
      earlierCode: null,
      text: { nl: '', en: '' },
    },
  });
  return (
    <Form
      form={form}
      className="panel grid gap-4"
      onSubmit={async (values) => {
        await onSave({
          ...values,
          pair: values.pair || values.code,
          earlierCode: values.earlierCode || null,
        });
        toast(t`De stelling is bewaard.`);
      }}
    >
      <TextArea name="text.nl" label={t`Nederlands`} rows={2} />
      <TextArea
        name="text.en"
        label={t`Engels`}
        description={t`Mag later, voor u publiceert.`}
        rows={2}
        optional
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          name="code"
          label={t`Code`}
          description={t`Hoofdletters en cijfers.`}
          maxLength={12}
          readOnly={item !== null}
        />
        <TextField
          name="pair"
          label={t`Paar`}
          description={t`Gelijk voor leiding en medewerker.`}
          maxLength={12}
          optional
        />
        <Select
          name="audience"
          label={t`Voor wie`}
          options={[
            { value: 'management', label: t`Leiding` },
            { value: 'employee', label: t`Medewerkers` },
            { value: 'both', label: t`Iedereen` },
          ]}
        />
      </div>
      <Checkbox name="reverse" label={t`Wie het eens is, scoort lager`} />
      {item?.earlierCode && (
        <Checkbox
          name="comparable"
          label={t`Antwoorden zijn te vergelijken met ${item.earlierCode} in de vorige versie`}
        />
      )}
      <div className="flex flex-wrap gap-3">
        <SubmitButton>
          <Trans>Bewaar de stelling</Trans>
        </SubmitButton>
        {onRemove && (
          <Button kind="danger" onClick={() => void onRemove().then(() => toast(t`De stelling is weg.`))}>
            <Trans>Haal de stelling weg</Trans>
          </Button>
        )}
      </div>
    </Form>
  );
}
