import { Trans } from '@lingui/react/macro';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { QuestionnaireItemRead } from '@/api/types.gen.ts';
import { takeArrival } from '@/lib/arrival.ts';
import { useTitle } from '@/lib/title.ts';
import { Button } from '@/ui/Button.tsx';
import { Pictogram, type PictogramTheme } from '@/ui/Pictogram.tsx';
import type { Answers } from './answers.ts';
import { Question } from './Question.tsx';
import './scans.css';

interface AnswerScreenProps {
  /** From 0. */
  step: number;
  steps: number;
  title: string;
  kicker: ReactNode;
  lead?: ReactNode;
  pictogram: PictogramTheme;
  items: readonly QuestionnaireItemRead[];
  answers: Answers;
  onAnswer: (code: string, value: number | null) => void;
  onBack?: (() => void) | undefined;
  onNext: () => void;
  next: ReactNode;
  busy?: boolean;
  /** Questions of another kind, below the statements. */
  children?: ReactNode;
}

/** One screen of statements: where one is, the statements, and the way on. */
export function AnswerScreen(props: AnswerScreenProps) {
  const { step, steps, title, kicker, lead, pictogram, items, answers, onAnswer, onBack, onNext, next } =
    props;
  useTitle(title);
  return (
    <>
      <div className="steps-bar" aria-hidden="true">
        {Array.from({ length: steps }, (_, index) => index).map((index) => (
          <span
            key={index}
            className={index < step ? 'steps-bar-done' : index === step ? 'steps-bar-current' : undefined}
          />
        ))}
      </div>
      <form
        className="answer-column"
        onSubmit={(event) => {
          event.preventDefault();
          onNext();
        }}
      >
        <div className="answer-head">
          <div>
            <p className="kicker">{kicker}</p>
            <StepHeading step={step}>{title}</StepHeading>
            {lead && <p className="soft mt-2">{lead}</p>}
          </div>
          <Pictogram theme={pictogram} />
        </div>
        {items.map((item) => (
          <div key={item.code} className="answer-question">
            <Question
              item={item}
              value={answers[item.code]}
              onAnswer={(value) => onAnswer(item.code, value)}
            />
          </div>
        ))}
        {props.children}
        <div className="answer-end">
          {onBack && (
            <Button kind="secondary" onClick={onBack}>
              <ArrowLeft aria-hidden="true" />
              <Trans>Terug</Trans>
            </Button>
          )}
          <Button type="submit" busy={props.busy ?? false}>
            {next}
            <ArrowRight aria-hidden="true" />
          </Button>
        </div>
      </form>
    </>
  );
}

/** The heading takes the focus when one comes to the page or to another step, so that it is read out. */
function StepHeading({ step, children }: { step: number; children: ReactNode }) {
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
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
