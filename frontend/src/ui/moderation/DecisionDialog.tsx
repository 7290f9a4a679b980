import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { Dialog } from '../Dialog.tsx';
import { Form, RadioGroup, SubmitButton, TextArea } from '../form/index.ts';

interface DecisionDialogProps<Outcome extends string> {
  title: string;
  /** What the API calls the outcome, so that what is wrong with it stands beside it. */
  name: 'verdict' | 'outcome';
  options: readonly { value: Outcome; label: string }[];
  /** Who reads the reason. */
  readBy?: string;
  onDecide: (outcome: Outcome, reason: string, idempotencyKey: string) => Promise<unknown>;
  told: (words: string) => Promise<void>;
  onClose: () => void;
}

/** A decision on what somebody wrote, or on an objection to one: an outcome with its reason. */
export function DecisionDialog<Outcome extends string>(props: DecisionDialogProps<Outcome>) {
  const { title, name, options, readBy, onDecide, told, onClose } = props;
  const { t } = useLingui();
  const form = useForm<{ verdict: string | null; outcome: string | null; reason: string }>({
    defaultValues: { verdict: null, outcome: null, reason: '' },
  });
  return (
    <Dialog open onClose={onClose} title={title}>
      <Form
        form={form}
        onSubmit={async (values, { idempotencyKey }) => {
          const chosen = options.find((option) => option.value === values[name]);
          if (!chosen) return;
          await onDecide(chosen.value, values.reason, idempotencyKey);
          await told(t`Het besluit is vastgelegd.`);
          onClose();
        }}
      >
        <RadioGroup name={name} label={t`Uw besluit`} options={options} />
        <TextArea name="reason" label={t`De reden`} description={readBy} rows={4} maxLength={2000} />
        <SubmitButton>
          <Trans>Leg het besluit vast</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
