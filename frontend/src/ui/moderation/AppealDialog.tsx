import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { Dialog } from '../Dialog.tsx';
import { Form, SubmitButton, TextArea } from '../form/index.ts';

interface AppealDialogProps {
  onAppeal: (words: string, idempotencyKey: string) => Promise<unknown>;
  told: (words: string) => Promise<void>;
  onClose: () => void;
}

/** The one objection to a decision of Syntens on what one wrote. */
export function AppealDialog({ onAppeal, told, onClose }: AppealDialogProps) {
  const { t } = useLingui();
  const form = useForm({ defaultValues: { words: '' } });
  return (
    <Dialog open onClose={onClose} title={t`Bezwaar tegen het besluit`}>
      <Form
        form={form}
        onSubmit={async ({ words }, { idempotencyKey }) => {
          await onAppeal(words, idempotencyKey);
          await told(t`Uw bezwaar is verstuurd.`);
          onClose();
        }}
      >
        <TextArea
          name="words"
          label={t`Waarom bent u het er niet mee eens`}
          description={t`Een andere medewerker van Syntens kijkt opnieuw. Dat kan één keer.`}
          rows={5}
          maxLength={2000}
        />
        <SubmitButton>
          <Trans>Verstuur het bezwaar</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
