import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import {
  createQuestionFollow,
  createQuestionStatusChange,
  deleteKnowledgeVersions,
  deleteQuestionFollow,
} from '@/api/sdk.gen.ts';
import type { QuestionRead } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { LookupDialog, PromoteDialog } from './DeskDialogs.tsx';
import { CloseDialog, EditQuestionDialog } from './EditDialogs.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import { useTold } from './useQuestion.ts';

type Act = QuestionRead['allowedActs'][number];

/** What one can do with a question now. */
export function QuestionActs({ question }: { question: QuestionRead }) {
  const { t } = useLingui();
  const told = useTold();
  const { busy, fault, run } = useAct();
  const [open, setOpen] = useState<Act | null>(null);
  const path = { questionId: question.id };
  const headers = ifMatch(`"${question.version}"`);
  const done = () => setOpen(null);
  const may = (act: Act) => question.allowedActs.includes(act);
  const follow = async () => {
    if (question.followId) {
      await deleteQuestionFollow({ path: { questionFollowId: question.followId }, throwOnError: true });
      await told(t`U volgt deze vraag niet meer.`);
    } else {
      await createQuestionFollow({ body: { questionId: question.id }, throwOnError: true });
      await told(t`U volgt deze vraag.`);
    }
  };
  const withdraw = async () => {
    await createQuestionStatusChange({ path, body: { toStatus: 'withdrawn' }, headers, throwOnError: true });
    await told(t`De vraag is ingetrokken. Alleen u leest haar nog.`);
  };
  const takeOut = async () => {
    await deleteKnowledgeVersions({ path, headers, throwOnError: true });
    await told(t`De vraag staat niet meer in de kennisbank.`);
  };
  const opening = (act: Act, words: string) =>
    may(act) && (
      <Button small kind="secondary" onClick={() => setOpen(act)}>
        {words}
      </Button>
    );
  return (
    <>
      <div className="flex flex-wrap gap-3">
        {may('follow') && (
          <Button small kind="secondary" busy={busy} onClick={() => void run(follow)}>
            {question.followId ? <Trans>Volg niet meer</Trans> : <Trans>Volg deze vraag</Trans>}
          </Button>
        )}
        {opening('edit', t`Pas uw vraag aan`)}
        {opening('close', t`Sluit de vraag`)}
        {may('withdraw') && (
          <Button small kind="secondary" busy={busy} onClick={() => void run(withdraw)}>
            <Trans>Trek de vraag in</Trans>
          </Button>
        )}
        {opening('promote', t`Zet in de kennisbank`)}
        {may('take_out') && (
          <Button small kind="secondary" busy={busy} onClick={() => void run(takeOut)}>
            <Trans>Haal uit de kennisbank</Trans>
          </Button>
        )}
        {opening('look_up_asker', t`Zoek op wie dit vroeg`)}
        {opening('report', t`Meld deze vraag`)}
      </div>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
      {open === 'edit' && <EditQuestionDialog question={question} onClose={done} />}
      {open === 'close' && <CloseDialog question={question} onClose={done} />}
      {open === 'promote' && <PromoteDialog question={question} onClose={done} />}
      {open === 'look_up_asker' && <LookupDialog question={question} onClose={done} />}
      {open === 'report' && <ReportDialog questionId={question.id} answerId={null} onClose={done} />}
    </>
  );
}
