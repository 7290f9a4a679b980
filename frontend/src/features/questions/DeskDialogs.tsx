import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listAnswersOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createAskerLookup, createKnowledgeVersion } from '@/api/sdk.gen.ts';
import type { AskerRead, QuestionRead } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton, TextArea, TextField } from '@/ui/form/index.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { useTold } from './useQuestion.ts';

interface DeskDialogProps {
  question: QuestionRead;
  onClose: () => void;
}

/** Syntens edits a question with its chosen answer for the knowledge base. */
export function PromoteDialog({ question, onClose }: DeskDialogProps) {
  const { t } = useLingui();
  const answers = useQuery(listAnswersOptions({ path: { questionId: question.id }, query: { pageSize: 1 } }));
  return (
    <Dialog open onClose={onClose} title={t`In de kennisbank`}>
      <Loaded
        query={answers}
        skeleton={<ListSkeleton rows={2} />}
        errorTitle={<Trans>Het antwoord kwam niet door</Trans>}
      >
        {({ items }) => <PromoteForm question={question} answer={items[0]?.body ?? ''} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
}

function PromoteForm({ question, answer, onClose }: DeskDialogProps & { answer: string }) {
  const { t } = useLingui();
  const told = useTold();
  const { knowledge } = question;
  const form = useForm({
    defaultValues: {
      title: knowledge?.title ?? question.title,
      question: knowledge?.question ?? question.body,
      answer: knowledge?.answer ?? answer,
    },
  });
  return (
    <Form
      form={form}
      onSubmit={async (body, { idempotencyKey }) => {
        await createKnowledgeVersion({
          path: { questionId: question.id },
          body,
          headers: { ...ifMatch(`"${question.version}"`), 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        });
        await told(t`De vraag staat in de kennisbank.`);
        onClose();
      }}
    >
      <p className="soft">
        <Trans>De naam van wie antwoordde komt erbij als die dat goed vond.</Trans>
      </p>
      <TextField name="title" label={t`Titel`} maxLength={160} />
      <TextArea name="question" label={t`De vraag`} rows={5} maxLength={5000} />
      <TextArea name="answer" label={t`Het antwoord`} rows={8} maxLength={10000} />
      <SubmitButton>
        <Trans>Plaats in de kennisbank</Trans>
      </SubmitButton>
    </Form>
  );
}

/** Syntens looks up who asked, with a reason that whoever asked reads. */
export function LookupDialog({ question, onClose }: DeskDialogProps) {
  const { t } = useLingui();
  const [asker, setAsker] = useState<AskerRead | null>(null);
  const form = useForm({ defaultValues: { reason: '' } });
  return (
    <Dialog open onClose={onClose} title={t`Wie vroeg dit?`}>
      {asker ? (
        <DefinitionList
          items={[
            { term: t`Naam`, value: asker.name ?? t`Het account is gewist` },
            { term: t`E-mailadres`, value: asker.email ?? '–' },
            { term: t`Organisatie`, value: asker.organisation ?? '–' },
          ]}
        />
      ) : (
        <Form
          form={form}
          onSubmit={async ({ reason }, { idempotencyKey }) => {
            const { data } = await createAskerLookup({
              path: { questionId: question.id },
              body: { reason },
              headers: { 'Idempotency-Key': idempotencyKey },
              throwOnError: true,
            });
            setAsker(data);
          }}
        >
          <TextArea
            name="reason"
            label={t`Waarom moet u dit weten`}
            description={t`Wie het vroeg, leest dat u het opzocht en deze reden.`}
            rows={4}
            maxLength={500}
          />
          <SubmitButton>
            <Trans>Zoek het op</Trans>
          </SubmitButton>
        </Form>
      )}
    </Dialog>
  );
}
