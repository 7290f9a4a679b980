import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { createQuestionStatusChange, replaceAnswer, replaceQuestion } from '@/api/sdk.gen.ts';
import type { AnswerRead, QuestionRead } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Checkbox, Form, SubmitButton, TextArea, TextField } from '@/ui/form/index.ts';
import { useTold } from './useQuestion.ts';

interface QuestionDialogProps {
  question: QuestionRead;
  onClose: () => void;
}

/** Other words for one's question. */
export function EditQuestionDialog({ question, onClose }: QuestionDialogProps) {
  const { t } = useLingui();
  const told = useTold();
  const form = useForm({ defaultValues: { title: question.title, body: question.body } });
  return (
    <Dialog open onClose={onClose} title={t`Pas uw vraag aan`}>
      <Form
        form={form}
        onSubmit={async (words) => {
          await replaceQuestion({
            path: { questionId: question.id },
            body: { ...words, themes: question.themes, sectors: question.sectors },
            headers: ifMatch(`"${question.version}"`),
            throwOnError: true,
          });
          await told(t`Uw vraag is aangepast.`);
          onClose();
        }}
      >
        <p className="soft">
          <Trans>Na een kwartier staat er „aangepast” bij. Wat er stond, blijft bewaard bij Syntens.</Trans>
        </p>
        <TextField name="title" label={t`Uw vraag in één zin`} maxLength={160} />
        <TextArea name="body" label={t`Vertel er meer over`} rows={7} maxLength={5000} />
        <SubmitButton>
          <Trans>Bewaar de vraag</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}

/** Other words for one's answer. */
export function EditAnswerDialog({
  questionId,
  answer,
  onClose,
}: {
  questionId: string;
  answer: AnswerRead;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const told = useTold();
  const form = useForm({ defaultValues: { body: answer.body, mayBeNamed: answer.mayBeNamed ?? false } });
  return (
    <Dialog open onClose={onClose} title={t`Pas uw antwoord aan`}>
      <Form
        form={form}
        onSubmit={async (body) => {
          await replaceAnswer({
            path: { questionId, answerId: answer.id },
            body,
            headers: ifMatch(`"${answer.version}"`),
            throwOnError: true,
          });
          await told(t`Uw antwoord is aangepast.`);
          onClose();
        }}
      >
        <TextArea name="body" label={t`Uw antwoord`} rows={7} maxLength={5000} />
        <Checkbox name="mayBeNamed" label={t`Komt dit in de kennisbank, dan mag mijn naam erbij`} />
        <SubmitButton>
          <Trans>Bewaar het antwoord</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}

/** No more answers, perhaps because a page of this site helped. */
export function CloseDialog({ question, onClose }: QuestionDialogProps) {
  const { t } = useLingui();
  const told = useTold();
  const form = useForm({ defaultValues: { page: '' } });
  return (
    <Dialog open onClose={onClose} title={t`Sluit de vraag`}>
      <Form
        form={form}
        onSubmit={async ({ page }, { idempotencyKey }) => {
          await createQuestionStatusChange({
            path: { questionId: question.id },
            body: { toStatus: 'closed', page: page.trim() || null },
            headers: { ...ifMatch(`"${question.version}"`), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await told(t`De vraag is gesloten.`);
          onClose();
        }}
      >
        <TextField
          name="page"
          label={t`Welke pagina hielp`}
          description={t`Het adres op deze site, zoals /toolbox/taakroulatie. Leeg laten mag.`}
          optional
          maxLength={200}
        />
        <SubmitButton>
          <Trans>Sluit de vraag</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
