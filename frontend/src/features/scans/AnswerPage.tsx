import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { ScanResponseRead } from '@/api/types.gen.ts';
import { noteArrival } from '@/lib/arrival.ts';
import { problemOf } from '@/lib/problem.ts';
import { forgetKey } from '@/lib/responseKey.ts';
import { useTitle } from '@/lib/title.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeading } from '@/ui/PageHeading.tsx';
import { Pictogram } from '@/ui/Pictogram.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { ErrorState } from '@/ui/States.tsx';
import { AnswerBar } from './AnswerBar.tsx';
import { AnswerDone } from './AnswerDone.tsx';
import { AnswerFlow } from './AnswerFlow.tsx';
import { AnswerIntro } from './AnswerIntro.tsx';
import { type Arrival, arrive, arriveAnew, resume } from './arriving.ts';
import './scans.css';

type State =
  | { at: 'arriving' }
  | { at: 'failed'; error: unknown }
  | { at: 'nowhere' }
  | { at: 'intro' | 'answering'; arrival: Arrival }
  | { at: 'done'; receipt: string; response: ScanResponseRead };

/** Taking part in a scan with a link: `/meedoen#token`. No account. */
export function AnswerPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const [state, setState] = useState<State>({ at: 'arriving' });
  const begin = (entering: Promise<Arrival | null>) => {
    setState({ at: 'arriving' });
    entering.then(
      (arrival) => setState(arrival ? { at: 'intro', arrival } : { at: 'nowhere' }),
      (error: unknown) => setState({ at: 'failed', error }),
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: one arrival per link
  useEffect(() => {
    begin(token ? arrive(token) : resume());
  }, [token]);
  switch (state.at) {
    case 'arriving':
      return <PageSkeleton />;
    case 'nowhere':
      return <NoLink />;
    case 'failed':
      return <NotIn error={state.error} onRetry={() => begin(token ? arrive(token) : resume())} />;
    case 'intro':
      if (!state.arrival.response.scan.takesAnswers) return <Closed />;
      return (
        <>
          <AnswerBar name={state.arrival.response.scan.companyName} />
          <AnswerIntro
            response={state.arrival.response}
            resumed={state.arrival.resumed}
            onBegin={() => {
              noteArrival();
              setState({ at: 'answering', arrival: state.arrival });
            }}
            onAnew={token ? () => begin(arriveAnew(token)) : undefined}
          />
        </>
      );
    case 'answering':
      return (
        <AnswerFlow
          answerKey={state.arrival.key}
          response={state.arrival.response}
          onDone={(response) => {
            // On a shared device the next person must not come upon these answers.
            forgetKey();
            window.history.replaceState(window.history.state, '', window.location.pathname);
            window.scrollTo({ top: 0 });
            noteArrival();
            setState({ at: 'done', receipt: state.arrival.key, response });
          }}
        />
      );
    case 'done':
      return (
        <>
          <AnswerBar name={state.response.scan.companyName} />
          <AnswerDone receipt={state.receipt} response={state.response} />
        </>
      );
  }
}

function Message({ title, children }: { title: string; children: React.ReactNode }) {
  useTitle(title);
  return (
    <>
      <AnswerBar />
      <div className="answer-column state state-page">
        <Pictogram theme="apart" />
        <PageHeading>{title}</PageHeading>
        {children}
        <LinkButton to="/mijn-antwoorden" kind="secondary">
          <Trans>Ik heb een ontvangstcode</Trans>
        </LinkButton>
      </div>
    </>
  );
}

function NoLink() {
  const { t } = useLingui();
  return (
    <Message title={t`Meedoen gaat met een link`}>
      <p className="lead">
        <Trans>U vindt hem op de poster, in een bericht of op het briefje dat u kreeg.</Trans>
      </p>
    </Message>
  );
}

function Closed() {
  const { t } = useLingui();
  return (
    <Message title={t`Deze scan neemt geen antwoorden meer aan`}>
      <p className="lead">
        <Trans>
          De scan is gesloten. Hebt u een ontvangstcode? Dan kunt u uw antwoorden nog lezen of wissen.
        </Trans>
      </p>
    </Message>
  );
}

function NotIn({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useLingui();
  const problem = problemOf(error);
  if (problem?.is('scan-not-open')) return <Closed />;
  if (problem && problem.status < 500)
    return (
      <Message title={t`Deze link werkt niet`}>
        <p className="lead">
          <Trans>
            Misschien is hij al gebruikt, is er een nieuwe gemaakt, is de scan gesloten, of is hij niet
            helemaal overgenomen. Vraag het na bij wie hem u gaf.
          </Trans>
        </p>
      </Message>
    );
  return (
    <>
      <AnswerBar />
      <div className="answer-column">
        <ErrorState error={error} onRetry={onRetry} />
      </div>
    </>
  );
}
