import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { createQuestionReport } from '@/api/sdk.gen.ts';
import type { ReportReason } from '@/api/types.gen.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, RadioGroup, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { REASON_WORDS } from './words.ts';

interface ReportDialogProps {
  questionId: string;
  answerId: string | null;
  onClose: () => void;
}

/** A reader says what is wrong; Syntens decides. */
export function ReportDialog({ questionId, answerId, onClose }: ReportDialogProps) {
  const { t, i18n } = useLingui();
  const form = useForm<{ reason: ReportReason | null; words: string }>({
    defaultValues: { reason: null, words: '' },
  });
  return (
    <Dialog open onClose={onClose} title={t`Wat is er mis mee?`}>
      <Form
        form={form}
        onSubmit={async ({ reason, words }, { idempotencyKey }) => {
          if (!reason) return;
          await createQuestionReport({
            path: { questionId },
            body: { answerId, reason, words: words.trim() || null },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          toast(t`Dank u. Syntens kijkt ernaar.`);
          onClose();
        }}
      >
        <RadioGroup
          name="reason"
          label={t`Reden`}
          options={Object.entries(REASON_WORDS).map(([value, word]) => ({ value, label: i18n._(word) }))}
        />
        <TextArea
          name="words"
          label={t`Toelichting`}
          description={t`Alleen Syntens leest dit. Wie het schreef, hoort niet dat u het meldde.`}
          optional
          rows={4}
          maxLength={2000}
        />
        <SubmitButton>
          <Trans>Verstuur de melding</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
