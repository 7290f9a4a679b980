import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import {
  createAnswerStatusChange,
  createQuestionAcceptance,
  deleteAnswerVote,
  replaceAnswerVote,
} from '@/api/sdk.gen.ts';
import type { AnswerRead, QuestionRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { Markdown } from '@/ui/Markdown.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { EditAnswerDialog } from './EditDialogs.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import { useTold } from './useQuestion.ts';
import { ROLE_WORDS } from './words.ts';

/** One answer, whose it is, and what one can do with it. */
export function AnswerItem({ answer, question }: { answer: AnswerRead; question: QuestionRead }) {
  const { t } = useLingui();
  const told = useTold();
  const { busy, fault, run } = useAct();
  const [open, setOpen] = useState<'edit' | 'report' | null>(null);
  const path = { questionId: question.id, answerId: answer.id };
  const may = (act: AnswerRead['allowedActs'][number]) => answer.allowedActs.includes(act);
  const vote = async () => {
    await (answer.hasMyVote ? deleteAnswerVote : replaceAnswerVote)({ path, throwOnError: true });
    await told(answer.hasMyVote ? t`Uw stem is weg.` : t`U vindt dit nuttig.`);
  };
  const accept = async () => {
    await createQuestionAcceptance({
      path: { questionId: question.id },
      body: { answerId: answer.id },
      headers: ifMatch(`"${question.version}"`),
      throwOnError: true,
    });
    await told(t`Fijn dat het hielp.`);
  };
  const withdraw = async () => {
    await createAnswerStatusChange({
      path,
      body: { toStatus: 'withdrawn' },
      headers: ifMatch(`"${answer.version}"`),
      throwOnError: true,
    });
    await told(t`Uw antwoord is ingetrokken.`);
  };
  return (
    <li className="grid gap-3 py-6">
      <Writer answer={answer} />
      <Markdown text={answer.body} className="break-words" />
      <p className="quiet text-sm">
        <Plural
          value={answer.votes}
          _0="Nog niemand stemde"
          one="# persoon vindt dit nuttig"
          other="# mensen vinden dit nuttig"
        />
      </p>
      <div className="flex flex-wrap gap-3">
        {may('accept') && (
          <Button small busy={busy} onClick={() => void run(accept)}>
            <Trans>Dit hielp mij</Trans>
          </Button>
        )}
        {may('vote') && (
          <Button
            small
            kind="secondary"
            aria-pressed={answer.hasMyVote}
            busy={busy}
            onClick={() => void run(vote)}
          >
            {answer.hasMyVote ? <Trans>Niet meer nuttig</Trans> : <Trans>Nuttig</Trans>}
          </Button>
        )}
        {may('edit') && (
          <Button small kind="secondary" onClick={() => setOpen('edit')}>
            <Trans>Pas uw antwoord aan</Trans>
          </Button>
        )}
        {may('withdraw') && (
          <Button small kind="secondary" busy={busy} onClick={() => void run(withdraw)}>
            <Trans>Trek uw antwoord in</Trans>
          </Button>
        )}
        {may('report') && (
          <Button small kind="secondary" onClick={() => setOpen('report')}>
            <Trans>Meld dit antwoord</Trans>
          </Button>
        )}
      </div>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
      {open === 'edit' && (
        <EditAnswerDialog questionId={question.id} answer={answer} onClose={() => setOpen(null)} />
      )}
      {open === 'report' && (
        <ReportDialog questionId={question.id} answerId={answer.id} onClose={() => setOpen(null)} />
      )}
    </li>
  );
}

function Writer({ answer }: { answer: AnswerRead }) {
  const { i18n } = useLingui();
  const { day } = useFormats();
  const name = answer.writtenBy ?? <Trans>Iemand die hier niet meer is</Trans>;
  return (
    <p className="meta">
      {answer.isAccepted && (
        <Pill tone="ok" mark="ok">
          <Trans>Dit hielp</Trans>
        </Pill>
      )}
      {answer.status === 'hidden' && (
        <Pill tone="warn">
          <Trans>Verborgen</Trans>
        </Pill>
      )}
      <span>
        {answer.adviserId ? (
          <AppLink to="/adviseurs/$adviserId" params={{ adviserId: answer.adviserId }}>
            {name}
          </AppLink>
        ) : (
          name
        )}
        {answer.organisation && `, ${answer.organisation}`}
      </span>
      <Pill tone={answer.role === 'peer' ? 'calm' : 'info'}>{i18n._(ROLE_WORDS[answer.role])}</Pill>
      <span>{day(answer.writtenAt)}</span>
      {answer.editedAt && (
        <span>
          <Trans>aangepast</Trans>
        </span>
      )}
    </p>
  );
}
