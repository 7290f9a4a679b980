import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { listQuestionStepsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createQuestionStepStatusChange } from '@/api/sdk.gen.ts';
import type { QuestionStepRead, StepStage } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Tags } from './Byline.tsx';
import { useTold } from './useQuestion.ts';
import { STAGE_WORDS } from './words.ts';

interface StepsListProps {
  page: number;
  stage?: StepStage;
  empty: ReactNode;
}

/** Questions that wait for whoever is in the room, what is due first on top. */
export function StepsList({ page, stage, empty }: StepsListProps) {
  const found = useQuery({
    ...listQuestionStepsOptions({ query: { page, ...(stage && { stage }) } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={found} skeleton={<ListSkeleton />} errorTitle={<Trans>De vragen kwamen niet door</Trans>}>
      {(list) =>
        list.total === 0 ? (
          <EmptyState title={<Trans>Er wacht geen vraag</Trans>}>
            <p>{empty}</p>
          </EmptyState>
        ) : (
          <>
            <ul className="hairlines">
              {list.items.map((step) => (
                <Step key={step.id} step={step} />
              ))}
            </ul>
            <Pagination {...list} />
          </>
        )
      }
    </Loaded>
  );
}

function Step({ step }: { step: QuestionStepRead }) {
  const { t, i18n } = useLingui();
  const { dayLong } = useFormats();
  const told = useTold();
  const { busy, fault, run } = useAct();
  const move = (toStatus: 'accepted' | 'passed_on', words: string) =>
    void run(async () => {
      await createQuestionStepStatusChange({
        path: { questionStepId: step.id },
        body: { toStatus },
        headers: ifMatch(`"${step.version}"`),
        throwOnError: true,
      });
      await told(words);
    });
  return (
    <li className="grid gap-2 py-6">
      <h3 className="break-words text-xl">
        <AppLink to="/vragen/$questionId" params={{ questionId: step.questionId }}>
          {step.title}
        </AppLink>
      </h3>
      <p className="meta">
        {step.isLate && (
          <Pill tone="warn" mark="warn">
            <Trans>Te laat</Trans>
          </Pill>
        )}
        <span>{i18n._(STAGE_WORDS[step.stage])}</span>
        {step.adviser && <span>{step.adviser}</span>}
        <span>
          <Trans>antwoord uiterlijk {dayLong(step.dueOn)}</Trans>
        </span>
        {step.acceptedAt && (
          <span>
            <Trans>opgepakt</Trans>
          </span>
        )}
      </p>
      <Tags themes={step.themes} sectors={step.sectors} />
      <div className="flex flex-wrap gap-3">
        {step.allowedActs.includes('accept') && (
          <Button small busy={busy} onClick={() => move('accepted', t`U pakt deze vraag op.`)}>
            <Trans>Pak op</Trans>
          </Button>
        )}
        {step.allowedActs.includes('pass_on') && (
          <Button
            small
            kind="secondary"
            busy={busy}
            onClick={() => move('passed_on', t`De vraag is doorgegeven.`)}
          >
            {step.stage === 'adviser' ? <Trans>Geef door</Trans> : <Trans>Geef door aan een adviseur</Trans>}
          </Button>
        )}
      </div>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
    </li>
  );
}
