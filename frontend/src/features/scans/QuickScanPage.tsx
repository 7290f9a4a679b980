import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { readCurrentQuestionnaireOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { QuestionnaireVersionRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { AnswerScreen } from './AnswerScreen.tsx';
import { type Answers, firstOpen, screensOf } from './answers.ts';
import { GoOnLater } from './GoOnLater.tsx';
import { fetchSaved, keyInAddress } from './keptQuickScan.ts';
import { useQuickAnswers } from './quickAnswers.ts';
import { StepKicker } from './StepKicker.tsx';
import { THEME_PICTURES } from './themes.ts';

/** The quick scan: sixteen statements and two questions, one theme a screen. */
export function QuickScanPage() {
  const questionnaire = useQuery(readCurrentQuestionnaireOptions());
  return (
    <Loaded
      query={questionnaire}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>De vragenlijst kwam niet door</Trans>}
    >
      {(found) => <Statements questionnaire={found} />}
    </Loaded>
  );
}

function Statements({ questionnaire }: { questionnaire: QuestionnaireVersionRead }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const navigate = useNavigate();
  const { stap } = useSearch({ from: '/scan/' });
  const { answers, answer, replace } = useQuickAnswers();
  const items = questionnaire.items.filter((item) => item.quick && item.audience !== 'employee');
  const screens = screensOf(questionnaire.themes, items);
  const questions = items.filter((item) => item.kind === 'yes_no');
  const steps = screens.length + 1;
  // Who comes back goes on where something is still open, also after closing the browser.
  const [begin] = useState(() => firstOpen(screens, answers));
  const step = stap === undefined ? begin : Math.min(Math.max(stap, 1), steps) - 1;
  const screen = screens[step];
  const left = items.filter((item) => !(item.code in answers)).length;
  const back = useSavedElsewhere((found) => {
    replace(found);
    goTo(firstOpen(screens, found));
  });
  const goTo = (index: number) => void navigate({ to: '/scan', search: { stap: index + 1 } });
  const kicker = <StepKicker step={step} steps={steps} left={left} pace={13} />;
  const common = {
    step,
    steps,
    kicker,
    answers,
    onAnswer: answer,
    onBack: step > 0 ? () => goTo(step - 1) : undefined,
  };
  return (
    <>
      {back === 'absent' && (
        <div className="answer-column pt-6">
          <Notice tone="warn" live title={<Trans>Deze quickscan is er niet meer</Trans>}>
            <p>
              <Trans>
                Wij bewaren een quickscan dertig dagen. Misschien is hij gewist, of door een bedrijf
                overgenomen. U kunt hier opnieuw beginnen.
              </Trans>
            </p>
          </Notice>
        </div>
      )}
      {screen ? (
        <AnswerScreen
          {...common}
          title={localized(screen.theme.name)}
          lead={step === 0 ? t`Hoe gaat het bij u? Denk aan de laatste drie maanden.` : undefined}
          pictogram={THEME_PICTURES[screen.theme.theme]}
          items={screen.items}
          onNext={() => goTo(step + 1)}
          next={<Trans>Verder</Trans>}
        />
      ) : (
        <AnswerScreen
          {...common}
          title={t`Wat deed u al?`}
          lead={t`Met deze twee vragen wijzen wij u de weg die bij uw bedrijf past.`}
          pictogram="together"
          items={questions}
          onNext={() => void navigate({ to: '/scan/uitkomst' })}
          next={<Trans>Bekijk de uitkomst</Trans>}
        />
      )}
      <div className="answer-column grid justify-items-start gap-4 pb-12">
        <p className="soft flex gap-3 text-sm">
          <Lock aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
          <Trans>
            Zonder account en zonder naam. Uw antwoorden blijven op dit apparaat, zodat u later verder kunt.
            Wij rekenen ermee en bewaren ze alleen als u dat vraagt.
          </Trans>
        </p>
        {left < items.length && <GoOnLater version={questionnaire.id} answers={answers} />}
      </div>
    </>
  );
}

/** Fetches the quick scan that the link in the address belongs to, once; `absent` when there is none any more. */
function useSavedElsewhere(onFound: (answers: Answers) => void): 'absent' | null {
  const [key, setKey] = useState(keyInAddress);
  useEffect(() => {
    // Somebody who pastes the link on this very page only changes what stands behind the #.
    const look = () => setKey(keyInAddress());
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
  const [state, setState] = useState<'absent' | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per link
  useEffect(() => {
    if (key)
      fetchSaved(key).then(
        (found) => onFound(found),
        () => setState('absent'),
      );
  }, [key]);
  return state;
}
