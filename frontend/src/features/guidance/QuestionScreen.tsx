import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { GuidanceQuestion } from '@/api/types.gen.ts';
import { takeArrival } from '@/lib/arrival.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useTitle } from '@/lib/title.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { type Fact, ROUTE, type Told } from './guidanceFacts.ts';
import { useKnownFacts } from './useKnownFacts.ts';

/** More answers than this make a list to choose from rather than boxes. */
const MOST_BOXES = 8;

interface QuestionScreenProps {
  questions: readonly GuidanceQuestion[];
  /** From 0. */
  step: number;
  told: Told;
}

/** One question, its answers, and the way on. Nothing has to be answered. */
export function QuestionScreen({ questions, step, told }: QuestionScreenProps) {
  const { t } = useLingui();
  const localized = useLocalized();
  const navigate = useNavigate();
  const known = useKnownFacts();
  const question = questions[step] as GuidanceQuestion;
  const fact = question.fact as Fact;
  const [chosen, setChosen] = useState<Told>({});
  const value = chosen[fact] ?? told[fact] ?? known[fact] ?? '';
  const goTo = (next: Told, stap: string | undefined) =>
    void navigate({ to: '/wegwijzer', search: { ...next, ...(stap && { stap }) } });
  const goOn = (next: Told) => {
    setChosen({});
    goTo(next, questions[step + 1]?.fact ?? ROUTE);
  };
  const { [fact]: _, ...others } = told;
  useTitle(t`Wegwijzer: ${localized(question.text)}`);
  return (
    <>
      <div className="steps-bar" aria-hidden="true">
        {questions.map(({ fact: each }, index) => (
          <span
            key={each}
            className={index < step ? 'steps-bar-done' : index === step ? 'steps-bar-current' : undefined}
          />
        ))}
      </div>
      <form
        className="guide-column"
        onSubmit={(event) => {
          event.preventDefault();
          goOn(value ? { ...told, [fact]: value } : others);
        }}
      >
        <p className="kicker mb-2">
          <Trans>
            Wegwijzer, vraag {step + 1} van {questions.length}
          </Trans>
        </p>
        <Heading step={step} id="vraag">
          {localized(question.text)}
        </Heading>
        <p className="soft mt-2 mb-8">{localized(question.why)}</p>
        <Answers
          question={question}
          value={value}
          onChange={(answer) => setChosen({ ...chosen, [fact]: answer })}
        />
        {known[fact] && !chosen[fact] && !told[fact] && (
          <div className="mt-6">
            <Notice tone="calm">
              <p>
                <Trans>
                  Wij vulden in wat wij van uw bedrijf weten. Klopt het niet, kies dan iets anders.
                </Trans>
              </p>
            </Notice>
          </div>
        )}
        <div className="guide-end">
          {step > 0 && (
            <Button kind="secondary" onClick={() => goTo(told, questions[step - 1]?.fact)}>
              <ArrowLeft aria-hidden="true" />
              <Trans>Terug</Trans>
            </Button>
          )}
          <Button kind="quiet" onClick={() => goOn(others)}>
            <Trans>Sla over</Trans>
          </Button>
          <Button type="submit">
            {step + 1 < questions.length ? <Trans>Verder</Trans> : <Trans>Toon mijn route</Trans>}
            <ArrowRight aria-hidden="true" />
          </Button>
        </div>
        {step === 0 && (
          <p className="soft mt-10 text-sm">
            <Trans>
              Zonder account en zonder naam. Uw antwoorden staan alleen in het adres van deze pagina. Liever
              zelf zoeken? Bekijk <AppLink to="/wegwijzer/regelingen">alle regelingen</AppLink>.
            </Trans>
          </p>
        )}
      </form>
    </>
  );
}

interface AnswersProps {
  question: GuidanceQuestion;
  value: string;
  onChange: (value: string) => void;
}

function Answers({ question, value, onChange }: AnswersProps) {
  const { t } = useLingui();
  const localized = useLocalized();
  if (question.answers.length > MOST_BOXES)
    return (
      <select
        className="input max-w-xl"
        aria-labelledby="vraag"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t`Kies`}</option>
        {question.answers.map((answer) => (
          <option key={answer.value} value={answer.value}>
            {localized(answer.label)}
          </option>
        ))}
      </select>
    );
  return (
    <fieldset className="guide-answers" aria-labelledby="vraag">
      {question.answers.map((answer) => (
        <label key={answer.value} className="guide-answer">
          <input
            type="radio"
            name={question.fact}
            value={answer.value}
            checked={answer.value === value}
            onChange={() => onChange(answer.value)}
          />
          <span className="guide-answer-words">
            <span className="guide-answer-label">{localized(answer.label)}</span>
            {answer.hint && <span className="soft text-sm">{localized(answer.hint)}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The heading takes the focus when one comes to the page or to another question, so that it is read out. */
function Heading({ step, id, children }: { step: number; id: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (takeArrival()) heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    window.scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  }, [step]);
  return (
    <h1 ref={heading} id={id} tabIndex={-1}>
      {children}
    </h1>
  );
}
