import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listQuestionDecisionsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createQuestionAppeal, createQuestionAppealDecision } from '@/api/sdk.gen.ts';
import type { AppealOutcome, QuestionDecisionRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { AppealDialog } from '@/ui/moderation/AppealDialog.tsx';
import { DecisionDialog } from '@/ui/moderation/DecisionDialog.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { useTold } from './useQuestion.ts';

interface Acting {
  decision: QuestionDecisionRead;
  act: QuestionDecisionRead['allowedActs'][number];
}

/** Decisions on what one wrote; for Syntens those with an objection that waits. */
export function Decisions({ appealed = false }: { appealed?: boolean }) {
  const found = useQuery(listQuestionDecisionsOptions({ query: { appealed } }));
  const [acting, setActing] = useState<Acting | null>(null);
  return (
    <Loaded
      query={found}
      skeleton={<ListSkeleton rows={2} />}
      errorTitle={<Trans>De besluiten kwamen niet door</Trans>}
    >
      {({ items }) => (
        <>
          {items.length === 0 ? (
            <p className="soft">
              {appealed ? (
                <Trans>Er loopt geen bezwaar.</Trans>
              ) : (
                <Trans>Er is niets besloten over wat u schreef.</Trans>
              )}
            </p>
          ) : (
            <ul className="hairlines">
              {items.map((decision) => (
                <Decision
                  key={decision.id}
                  decision={decision}
                  onAct={(act) => setActing({ decision, act })}
                />
              ))}
            </ul>
          )}
          {acting?.act === 'appeal' && (
            <ObjectDialog decision={acting.decision} onClose={() => setActing(null)} />
          )}
          {acting?.act === 'decide_appeal' && (
            <AppealVerdictDialog decision={acting.decision} onClose={() => setActing(null)} />
          )}
        </>
      )}
    </Loaded>
  );
}

function Decision({
  decision,
  onAct,
}: {
  decision: QuestionDecisionRead;
  onAct: (act: Acting['act']) => void;
}) {
  const { day } = useFormats();
  return (
    <li className="grid gap-2 py-6">
      <h3 className="break-words text-xl">{decision.title}</h3>
      <p className="meta">
        <Pill tone={decision.verdict === 'hidden' ? 'warn' : 'calm'}>
          {decision.verdict === 'hidden' ? <Trans>Verborgen</Trans> : <Trans>Blijft staan</Trans>}
        </Pill>
        <span>{day(decision.decidedAt)}</span>
        {decision.appealOutcome && (
          <span>
            {decision.appealOutcome === 'reversed' ? (
              <Trans>teruggedraaid na bezwaar</Trans>
            ) : (
              <Trans>bezwaar afgewezen</Trans>
            )}
          </span>
        )}
      </p>
      <blockquote className="whitespace-pre-line break-words">{decision.body}</blockquote>
      <p className="break-words">
        <Trans>Reden: {decision.reason}</Trans>
      </p>
      {decision.appeal && (
        <p className="break-words">
          <Trans>Bezwaar: {decision.appeal}</Trans>
        </p>
      )}
      {decision.appealReason && (
        <p className="break-words">
          <Trans>Besluit op het bezwaar: {decision.appealReason}</Trans>
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        {decision.allowedActs.map((act) => (
          <Button key={act} small onClick={() => onAct(act)}>
            {act === 'appeal' ? <Trans>Maak bezwaar</Trans> : <Trans>Beslis op het bezwaar</Trans>}
          </Button>
        ))}
      </div>
    </li>
  );
}

interface DecisionDialogProps {
  decision: QuestionDecisionRead;
  onClose: () => void;
}

const asked = (decision: QuestionDecisionRead, idempotencyKey: string) => ({
  path: { questionDecisionId: decision.id },
  headers: { ...ifMatch(`"${decision.version}"`), 'Idempotency-Key': idempotencyKey },
  throwOnError: true as const,
});

function ObjectDialog({ decision, onClose }: DecisionDialogProps) {
  const told = useTold();
  return (
    <AppealDialog
      onAppeal={(words, key) => createQuestionAppeal({ ...asked(decision, key), body: { words } })}
      told={told}
      onClose={onClose}
    />
  );
}

function AppealVerdictDialog({ decision, onClose }: DecisionDialogProps) {
  const { t } = useLingui();
  const told = useTold();
  return (
    <DecisionDialog<AppealOutcome>
      title={t`Besluit op het bezwaar`}
      name="outcome"
      options={[
        { value: 'reversed', label: t`Weer laten zien` },
        { value: 'stands', label: t`Verborgen houden` },
      ]}
      readBy={t`Wie het schreef, leest dit.`}
      onDecide={(outcome, reason, key) =>
        createQuestionAppealDecision({ ...asked(decision, key), body: { outcome, reason } })
      }
      told={told}
      onClose={onClose}
    />
  );
}
