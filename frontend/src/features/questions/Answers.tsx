import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listAnswersOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createAnswer } from '@/api/sdk.gen.ts';
import type { QuestionRead } from '@/api/types.gen.ts';
import { useSession } from '@/lib/session.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Checkbox, Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { AnswerItem } from './AnswerItem.tsx';
import { useTold } from './useQuestion.ts';

const SIZE = 20;

/** The answers, the one that helped first, and room for one's own. */
export function Answers({ question }: { question: QuestionRead }) {
  const { session } = useSession();
  const [size, setSize] = useState(SIZE);
  const found = useQuery({
    ...listAnswersOptions({ path: { questionId: question.id }, query: { pageSize: size } }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="grid gap-4">
      <h2>
        <Trans>Antwoorden</Trans>
      </h2>
      <Loaded
        query={found}
        skeleton={<ListSkeleton rows={2} />}
        errorTitle={<Trans>De antwoorden kwamen niet door</Trans>}
      >
        {({ items, total }) => (
          <>
            {items.length === 0 ? (
              <p className="soft">
                <Trans>Er is nog geen antwoord.</Trans>
              </p>
            ) : (
              <ul className="hairlines">
                {items.map((answer) => (
                  <AnswerItem key={answer.id} answer={answer} question={question} />
                ))}
              </ul>
            )}
            {total > items.length && size < 100 && (
              <Button kind="secondary" small onClick={() => setSize(100)}>
                <Trans>Toon meer antwoorden</Trans>
              </Button>
            )}
          </>
        )}
      </Loaded>
      {question.allowedActs.includes('answer') && <AnswerForm questionId={question.id} />}
      {!session.authenticated && question.status !== 'closed' && (
        <p>
          <LinkButton to="/inloggen" search={{ next: `/vragen/${question.id}` }} kind="secondary" small>
            <Trans>Log in om te antwoorden</Trans>
          </LinkButton>
        </p>
      )}
    </section>
  );
}

interface Answering {
  body: string;
  showsOrganisation: boolean;
  mayBeNamed: boolean;
}

const EMPTY: Answering = { body: '', showsOrganisation: false, mayBeNamed: false };

function AnswerForm({ questionId }: { questionId: string }) {
  const { t } = useLingui();
  const told = useTold();
  const form = useForm<Answering>({ defaultValues: EMPTY });
  return (
    <Form
      form={form}
      onSubmit={async (body, { idempotencyKey }) => {
        await createAnswer({
          path: { questionId },
          body,
          headers: { 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        });
        form.reset(EMPTY);
        await told(t`Uw antwoord staat erbij.`);
      }}
    >
      <TextArea
        name="body"
        label={t`Uw antwoord`}
        description={t`Uw naam staat erbij.`}
        rows={6}
        maxLength={5000}
      />
      <Checkbox name="showsOrganisation" label={t`Zet de naam van mijn organisatie erbij`} />
      <Checkbox name="mayBeNamed" label={t`Komt dit in de kennisbank, dan mag mijn naam erbij`} />
      <SubmitButton>
        <Trans>Plaats het antwoord</Trans>
      </SubmitButton>
    </Form>
  );
}
