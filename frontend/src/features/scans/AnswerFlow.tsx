import { Trans, useLingui } from '@lingui/react/macro';
import { Lock, WifiOff } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { submitScanResponse, updateScanResponse } from '@/api/sdk.gen.ts';
import type { ScanResponseRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useAct } from '@/lib/useAct.ts';
import { Notice } from '@/ui/Notice.tsx';
import { SaveIndicator } from '@/ui/SaveIndicator.tsx';
import { AnswerBar } from './AnswerBar.tsx';
import { AnswerScreen } from './AnswerScreen.tsx';
import { type Answers, firstOpen, screensOf } from './answers.ts';
import { KeepCode } from './KeepCode.tsx';
import { LastQuestions } from './LastQuestions.tsx';
import { Outbox } from './outbox.ts';
import { StepKicker } from './StepKicker.tsx';
import { THEME_PICTURES } from './themes.ts';

interface AnswerFlowProps {
  answerKey: string;
  response: ScanResponseRead;
  onDone: (response: ScanResponseRead) => void;
}

/** The statements, one theme a screen. Each answer is sent at once, and waits when there is no connection. */
export function AnswerFlow({ answerKey, response, onDone }: AnswerFlowProps) {
  const { t } = useLingui();
  const localized = useLocalized();
  const [outbox] = useState(() => new Outbox(answerKey));
  const { save, waiting, refused } = useSyncExternalStore(outbox.subscribe, outbox.current);
  useEffect(() => () => outbox.stop(), [outbox]);
  const [answers, setAnswers] = useState<Answers>(() => startingWith(response, outbox));
  const [groupId, setGroupId] = useState(response.groupId);
  const { busy, fault, run } = useAct();
  const { questionnaire } = response;
  const all = screensOf(questionnaire.themes, questionnaire.items);
  const screens = all.filter((screen) => !screen.theme.isOutcome);
  const last = [
    ...questionnaire.items.filter((item) => item.kind === 'yes_no'),
    ...all.filter((screen) => screen.theme.isOutcome).flatMap((screen) => screen.items),
  ];
  const [step, setStep] = useState(() => (response.submitted ? 0 : firstOpen(screens, answers)));
  const steps = screens.length + 1;
  const screen = screens[step];
  const left = questionnaire.items.filter((item) => item.kind !== 'open' && !(item.code in answers)).length;
  const answer = (code: string, value: number | null) => {
    setAnswers((before) => ({ ...before, [code]: value }));
    outbox.put(code, { value });
  };
  const submit = () =>
    run(async () => {
      if (groupId !== response.groupId)
        await updateScanResponse({
          body: { groupId },
          headers: { 'Scan-Key': answerKey },
          throwOnError: true,
        });
      if (!(await outbox.flush())) throw new WaitingError();
      const { data } = await submitScanResponse({ headers: { 'Scan-Key': answerKey }, throwOnError: true });
      onDone(data);
    });
  const common = {
    step,
    steps,
    answers,
    onAnswer: answer,
    onBack: step > 0 ? () => setStep(step - 1) : undefined,
    kicker: <StepKicker step={step} steps={steps} left={left} pace={7} />,
  };
  return (
    <>
      <AnswerBar name={response.scan.companyName}>
        <SaveIndicator state={save} />
      </AnswerBar>
      {refused && (
        <div className="answer-column pt-6">
          <Notice tone="err" live title={<Trans>Wij kunnen uw antwoord niet meer bewaren</Trans>}>
            <p>{refused}</p>
          </Notice>
        </div>
      )}
      {screen ? (
        <AnswerScreen
          {...common}
          title={localized(screen.theme.name)}
          lead={step === 0 ? t`Denk aan de laatste drie maanden.` : undefined}
          pictogram={THEME_PICTURES[screen.theme.theme]}
          items={screen.items}
          onNext={() => setStep(step + 1)}
          next={<Trans>Verder</Trans>}
        />
      ) : (
        <AnswerScreen
          {...common}
          title={t`Tot slot`}
          pictogram="together"
          items={last}
          onNext={() => void submit()}
          next={<Trans>Verstuur mijn antwoorden</Trans>}
          busy={busy}
        >
          <LastQuestions
            response={response}
            groupId={groupId}
            onGroup={setGroupId}
            onRemark={(code, remark) => outbox.put(code, { remark })}
          />
          {fault && (
            <Notice tone="err" live title={<Trans>Nog niet verstuurd</Trans>}>
              <p>
                {Object.keys(waiting).length > 0
                  ? t`Uw antwoorden staan op dit apparaat. Zodra er verbinding is, kunt u ze versturen.`
                  : fault}
              </p>
            </Notice>
          )}
        </AnswerScreen>
      )}
      <div className="answer-column grid gap-3 pb-12 text-sm">
        <KeepCode code={answerKey} />
        <p className="soft flex gap-3">
          <Lock aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
          {localized(response.privacy)}
        </p>
        <p className="soft flex gap-3">
          <WifiOff aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
          <Trans>Geen bereik? Vul gewoon door. Wij versturen uw antwoorden zodra het weer kan.</Trans>
        </p>
      </div>
    </>
  );
}

/** Something still waits for a connection. */
class WaitingError extends Error {
  override name = 'WaitingError';
}

/** What the server has, with on top what still waits in this tab. */
function startingWith(response: ScanResponseRead, outbox: Outbox): Answers {
  const known = Object.fromEntries(response.answers.map((given) => [given.itemCode, given.value]));
  const here = Object.entries(outbox.current().waiting).flatMap(([code, entry]) =>
    'value' in entry ? [[code, entry.value] as const] : [],
  );
  return { ...known, ...Object.fromEntries(here) };
}
