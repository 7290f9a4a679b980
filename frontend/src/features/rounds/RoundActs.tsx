import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { RoundRead, RoundStatus } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';
import { Allocate } from './Allocate.tsx';
import { type RoundMove, useRoundMove } from './roundQueries.ts';

/** Dividing the money has a question of its own (`Allocate`). */
type Target = Exclude<RoundMove['toStatus'], 'allocated'>;

/** Which act an officer can do in each status; opening and closing also happen by themselves. */
const NEXT: Partial<Record<RoundStatus, Target>> = {
  draft: 'published',
  published: 'open',
  open: 'closed',
  allocated: 'ended',
};

interface RoundActsProps {
  round: RoundRead;
  etag: string | null;
  onReload: () => void;
}

/** The one act that moves this round on, with a question first. */
export function RoundActs({ round, etag, onReload }: RoundActsProps) {
  const [asking, setAsking] = useState(false);
  const target = NEXT[round.status];
  const words = useActWords(round);
  if (round.status === 'closed' && round.allocation !== 'first_come') {
    return <Allocate round={round} etag={etag} onReload={onReload} />;
  }
  if (!target) return null;
  return (
    <>
      <Button kind={target === 'published' ? 'primary' : 'secondary'} onClick={() => setAsking(true)}>
        {words[target].act}
      </Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={words[target].question}>
        <MoveForm
          round={round}
          etag={etag}
          target={target}
          onDone={() => setAsking(false)}
          onReload={() => {
            setAsking(false);
            onReload();
          }}
        />
      </Dialog>
    </>
  );
}

interface MoveFormProps extends RoundActsProps {
  target: Target;
  onDone: () => void;
}

function MoveForm({ round, etag, target, onDone, onReload }: MoveFormProps) {
  const move = useRoundMove(round.id, etag);
  const words = useActWords(round)[target];
  const form = useForm();
  const [stale, setStale] = useState(false);
  return (
    <Form
      form={form}
      onProblem={(problem) => {
        if (problem.status === 412) setStale(true);
        return problem.status === 412;
      }}
      onSubmit={async (_, { idempotencyKey }) => {
        await move({ toStatus: target }, idempotencyKey);
        toast(words.done);
        onDone();
      }}
    >
      {stale ? (
        <Notice tone="warn" live title={<Trans>Iemand anders heeft deze ronde gewijzigd</Trans>}>
          <p>
            <Trans>Er is nog niets gebeurd. Bekijk eerst de nieuwe stand.</Trans>
          </p>
          <Button kind="secondary" small onClick={onReload}>
            <Trans>Bekijk de nieuwe stand</Trans>
          </Button>
        </Notice>
      ) : (
        <>
          <p>{words.consequence}</p>
          <div className="flex flex-wrap gap-3">
            <SubmitButton kind={target === 'closed' || target === 'ended' ? 'danger' : 'primary'}>
              {words.act}
            </SubmitButton>
            <Button kind="quiet" onClick={onDone}>
              <Trans>Toch niet</Trans>
            </Button>
          </div>
        </>
      )}
    </Form>
  );
}

interface ActWords {
  act: string;
  question: string;
  consequence: string;
  done: string;
}

function useActWords(round: RoundRead): Record<Target, ActWords> {
  const { t } = useLingui();
  const { moment, money } = useFormats();
  return {
    published: {
      act: t`Maak de ronde bekend`,
      question: t`Wilt u de ronde bekendmaken`,
      consequence: t`Iedereen ziet de ronde. Van het geld gaat ${money(round.objectionReserveCents)} apart voor bezwaren. De ronde opent vanzelf op ${moment(round.opensAt)}.`,
      done: t`De ronde is bekendgemaakt.`,
    },
    open: {
      act: t`Open de ronde nu`,
      question: t`Wilt u de ronde nu openen`,
      consequence: t`Bedrijven kunnen meteen aanvragen. Aangekondigd is ${moment(round.opensAt)}; dan opent de ronde vanzelf.`,
      done: t`De ronde is open.`,
    },
    closed: {
      act: t`Sluit de ronde nu`,
      question: t`Wilt u de ronde nu sluiten`,
      consequence: t`Daarna kan niemand meer aanvragen. Aangekondigd is ${moment(round.closesAt)}. Heropenen kan niet.`,
      done: t`De ronde is gesloten.`,
    },
    ended: {
      act: t`Rond de ronde af`,
      question: t`Wilt u de ronde afronden`,
      consequence: t`Dit kan als elke voucher klaar is. Daarna verandert er niets meer in deze ronde.`,
      done: t`De ronde is afgerond.`,
    },
  };
}
