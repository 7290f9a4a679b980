import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { deleteReviewResponse, writeReviewAnswers } from '@/api/sdk.gen.ts';
import type { ReviewQuestion } from '@/api/types.gen.ts';
import { noteArrival } from '@/lib/arrival.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { problemOf } from '@/lib/problem.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Form, LikertField, SubmitButton, TextField } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { QUESTIONS, STATEMENT_WORDS } from '@/ui/reviewWords.ts';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { ErrorState } from '@/ui/States.tsx';
import { type Arrival, arrive, leave, readWith } from './arriving.ts';
import './reviews.css';

type State =
  | { at: 'arriving' }
  | { at: 'code' }
  | { at: 'failed'; error: unknown }
  | { at: 'answering' | 'sent'; arrival: Arrival }
  | { at: 'withdrawn' };

/** An employee answers about an adviser with a link (`/beoordelen#token`) or a receipt code. No account. */
export function AnswerAboutPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const [state, setState] = useState<State>(token ? { at: 'arriving' } : { at: 'code' });
  const go = (next: State) => {
    noteArrival();
    window.scrollTo({ top: 0 });
    setState(next);
  };
  const enter = () => {
    setState({ at: 'arriving' });
    arrive(token).then(
      (arrival) => setState({ at: 'answering', arrival }),
      (error: unknown) => setState({ at: 'failed', error }),
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: one arrival per link
  useEffect(() => {
    if (token) enter();
  }, [token]);
  switch (state.at) {
    case 'arriving':
      return <PageSkeleton />;
    case 'code':
      return <EnterCode onOpen={(arrival) => go({ at: 'answering', arrival })} />;
    case 'failed':
      return <NotIn error={state.error} onRetry={enter} onCode={() => go({ at: 'code' })} />;
    case 'withdrawn':
      return <Withdrawn />;
    case 'sent':
      return <Sent receipt={state.arrival.key} closesOn={state.arrival.response.closesOn} />;
    case 'answering':
      return (
        <Answering
          arrival={state.arrival}
          onSent={(arrival) => {
            leave(token);
            go({ at: 'sent', arrival });
          }}
          onWithdrawn={() => {
            leave(token);
            go({ at: 'withdrawn' });
          }}
        />
      );
  }
}

type Wish = Record<ReviewQuestion, number | 'unknown' | null>;

interface AnsweringProps {
  arrival: Arrival;
  onSent: (arrival: Arrival) => void;
  onWithdrawn: () => void;
}

function Answering({ arrival, onSent, onWithdrawn }: AnsweringProps) {
  const { t, i18n } = useLingui();
  const { dayLong } = useFormats();
  const localized = useLocalized();
  const { key, response } = arrival;
  const { adviser, firm, company, closesOn } = response;
  const before = QUESTIONS.some((question) => response.answers[question] !== null);
  const form = useForm<Wish>({
    defaultValues: Object.fromEntries(
      QUESTIONS.map((question) => [question, response.answers[question] ?? (before ? 'unknown' : null)]),
    ),
  });
  const { busy, fault, run } = useAct();
  return (
    <div className="answer-about pb-(--section)">
      <PageHeader
        title={t`Wat vindt u van ${adviser}?`}
        lead={t`${adviser} van ${firm} werkte met u bij ${company}. Vier stellingen, één minuut.`}
      />
      <Notice tone="calm" title={t`Niemand ziet wat u antwoordt`}>
        <p>{localized(response.privacy)}</p>
        <p>
          <Trans>
            Kreeg u een link die iedereen heeft, dan kan iemand vaker antwoorden. Een losse link werkt één
            keer.
          </Trans>
        </p>
      </Notice>
      {response.takesAnswers ? (
        <div className="mt-8 grid gap-8">
          <Form
            form={form}
            onSubmit={async (wish) => {
              const answers = Object.fromEntries(
                QUESTIONS.map((question) => [question, wish[question] === 'unknown' ? null : wish[question]]),
              ) as Record<ReviewQuestion, number | null>;
              const { data } = await writeReviewAnswers({
                headers: { 'Review-Key': key },
                body: answers,
                throwOnError: true,
              });
              onSent({ key, response: data });
            }}
          >
            {QUESTIONS.map((question) => (
              <LikertField
                key={question}
                name={question}
                statement={i18n._(STATEMENT_WORDS[question])}
                unknownAllowed
              />
            ))}
            <p className="quiet text-sm">
              <Trans>U kunt uw antwoord wijzigen tot en met {dayLong(closesOn)}.</Trans>
            </p>
            <SubmitButton>
              <Trans>Verstuur</Trans>
            </SubmitButton>
          </Form>
          {before && (
            <div className="grid justify-items-start gap-3">
              {fault && (
                <Notice tone="err" live>
                  <p>{fault}</p>
                </Notice>
              )}
              <Button
                kind="danger"
                busy={busy}
                onClick={() =>
                  void run(async () => {
                    await deleteReviewResponse({ headers: { 'Review-Key': key }, throwOnError: true });
                    onWithdrawn();
                  })
                }
              >
                <Trans>Wis mijn antwoorden</Trans>
              </Button>
            </div>
          )}
        </div>
      ) : (
        <p className="mt-8">
          <Trans>Antwoorden kan niet meer. De losse antwoorden worden gewist.</Trans>
        </p>
      )}
    </div>
  );
}

function Sent({ receipt, closesOn }: { receipt: string; closesOn: string }) {
  const { t } = useLingui();
  const { dayLong } = useFormats();
  return (
    <div className="answer-about pb-(--section)">
      <PageHeader title={t`Dank u, uw antwoord is verstuurd`} />
      <p>
        <Trans>
          Met deze code kunt u het wijzigen of wissen tot en met {dayLong(closesOn)}. Schrijf hem op als u dat
          wilt; op dit apparaat is hij gewist.
        </Trans>
      </p>
      <p className="figure-mid my-6 num">{receipt}</p>
      <p className="soft">
        <Trans>Daarna wissen wij alle losse antwoorden en tonen wij alleen gemiddelden.</Trans>
      </p>
    </div>
  );
}

function Withdrawn() {
  const { t } = useLingui();
  return (
    <div className="answer-about pb-(--section)">
      <PageHeader title={t`Uw antwoorden zijn gewist`} />
      <LinkButton to="/" kind="secondary">
        <Trans>Naar de voorpagina</Trans>
      </LinkButton>
    </div>
  );
}

function EnterCode({ onOpen }: { onOpen: (arrival: Arrival) => void }) {
  const { t } = useLingui();
  const form = useForm({ defaultValues: { code: '' } });
  return (
    <div className="answer-about pb-(--section)">
      <PageHeader
        title={t`Uw antwoord over een adviseur`}
        lead={t`U begint met de link die u van uw bedrijf kreeg. Hebt u al geantwoord? Met uw code wijzigt of wist u uw antwoord.`}
      />
      <Form form={form} onSubmit={async ({ code }) => onOpen(await readWith(code.trim()))}>
        <TextField name="code" label={t`Uw code`} description={t`Twintig tekens, in groepjes van vijf.`} />
        <SubmitButton>
          <Trans>Open mijn antwoord</Trans>
        </SubmitButton>
      </Form>
    </div>
  );
}

function NotIn({ error, onRetry, onCode }: { error: unknown; onRetry: () => void; onCode: () => void }) {
  const { t } = useLingui();
  const problem = problemOf(error);
  if (!problem || problem.status >= 500)
    return (
      <div className="answer-about py-12">
        <ErrorState error={error} onRetry={onRetry} />
      </div>
    );
  return (
    <div className="answer-about pb-(--section)">
      <PageHeader
        title={t`Deze link werkt niet`}
        lead={t`Misschien is hij al gebruikt, is er een nieuwe gemaakt, of is de ronde gesloten. Vraag het na bij wie hem u gaf.`}
      />
      <Button kind="secondary" onClick={onCode}>
        <Trans>Ik heb een code</Trans>
      </Button>
    </div>
  );
}
