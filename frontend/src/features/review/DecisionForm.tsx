import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { previewLetter } from '@/api/sdk.gen.ts';
import type { VoucherRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { problemOf } from '@/lib/problem.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { DateField, Form, MoneyField, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';
import { type Decision, useActWord } from './decisions.ts';
import { type Move, useMove } from './reviewQueries.ts';

interface DecisionFormProps {
  voucher: VoucherRead;
  etag: string | null;
  decision: Decision;
  onClose: () => void;
  onReload: () => void;
}

/** The decision with its reason. What stands here goes into the letter, so it can be read first. */
export function DecisionForm({ voucher, etag, decision, onClose, onReload }: DecisionFormProps) {
  const { t } = useLingui();
  const move = useMove(voucher.id, etag);
  const [changed, setChanged] = useState(false);
  const form = useForm({
    defaultValues: { grantedCents: most(voucher), reason: '', question: '', respondBefore: '' },
  });
  const word = useActWord()(decision);
  return (
    <section className="decision" aria-label={word}>
      {changed && (
        <Notice tone="warn" live title={<Trans>Iemand anders heeft dit dossier gewijzigd</Trans>}>
          <p>
            <Trans>Wat u schreef blijft staan. Bekijk de nieuwe stand en besluit dan opnieuw.</Trans>
          </p>
          <Button
            kind="secondary"
            small
            onClick={() => {
              setChanged(false);
              onReload();
            }}
          >
            <Trans>Bekijk de nieuwe stand</Trans>
          </Button>
        </Notice>
      )}
      <Form
        form={form}
        onProblem={(problem) => {
          if (problem.status === 412) setChanged(true);
          return problem.status === 412;
        }}
        onSubmit={async (values, { idempotencyKey }) => {
          await move(moveOf(decision, values), idempotencyKey);
          toast(t`Vastgelegd. De brief is onderweg.`);
          onClose();
        }}
      >
        {decision === 'granted' && (
          <MoneyField name="grantedCents" label={t`Bedrag`} description={t`Hoogstens wat is gevraagd.`} />
        )}
        {decision === 'information_requested' ? (
          <>
            <TextArea
              name="question"
              label={t`Wat ontbreekt er`}
              description={t`De beslistermijn staat stil tot het antwoord er is.`}
            />
            <DateField name="respondBefore" label={t`Antwoord uiterlijk`} optional />
          </>
        ) : (
          <TextArea
            name="reason"
            label={t`Reden`}
            description={t`Deze tekst staat in de brief aan het bedrijf.`}
          />
        )}
        <div className="flex flex-wrap gap-3">
          <SubmitButton
            kind={decision === 'granted' || decision === 'information_requested' ? 'primary' : 'danger'}
          >
            {word}
          </SubmitButton>
          {(decision === 'granted' || decision === 'rejected' || decision === 'not_considered') && (
            <PreviewButton
              voucherId={voucher.id}
              wish={() => {
                const { grantedCents, reason } = form.getValues();
                return { toStatus: decision, reason, ...(decision === 'granted' && { grantedCents }) };
              }}
            />
          )}
          <Button kind="quiet" onClick={onClose}>
            <Trans>Terug</Trans>
          </Button>
        </div>
      </Form>
    </section>
  );
}

/** What to begin with: what was asked, or as much of it as this officer may grant. */
function most({ subsidyCents, deciding }: VoucherRead): number | null {
  return deciding && subsidyCents !== null ? Math.min(subsidyCents, deciding.grantableCents) : subsidyCents;
}

interface Values {
  grantedCents: number | null;
  reason: string;
  question: string;
  respondBefore: string;
}

function moveOf(decision: Decision, { grantedCents, reason, question, respondBefore }: Values): Move {
  if (decision === 'granted') return { toStatus: 'granted', grantedCents, reason };
  if (decision === 'information_requested') {
    return { toStatus: 'information_requested', question, ...(respondBefore && { respondBefore }) };
  }
  return { toStatus: decision, reason };
}

interface PreviewButtonProps {
  voucherId: string;
  wish: () => {
    toStatus: 'granted' | 'rejected' | 'not_considered';
    reason: string;
    grantedCents?: number | null;
  };
}

function PreviewButton({ voucherId, wish }: PreviewButtonProps) {
  const say = useLocalized();
  const letter = useMutation({
    mutationFn: async () =>
      (await previewLetter({ path: { voucherId }, body: wish(), throwOnError: true })).data,
  });
  return (
    <>
      <Button kind="secondary" busy={letter.isPending} onClick={() => letter.mutate()}>
        <Trans>Lees de brief</Trans>
      </Button>
      <Dialog
        open={letter.isSuccess || letter.isError}
        onClose={() => letter.reset()}
        title={letter.data ? say(letter.data.subject) : <Trans>De brief is nog niet te lezen</Trans>}
      >
        {letter.data ? (
          <p className="letter">{say(letter.data.body)}</p>
        ) : (
          <p>{problemOf(letter.error)?.detail ?? <Trans>Probeer het straks opnieuw.</Trans>}</p>
        )}
      </Dialog>
    </>
  );
}
