import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { changeObjectionStatus } from '@/api/sdk.gen.ts';
import type { ObjectionRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { Panel } from '@/ui/Panel.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { toast } from '@/ui/toast.ts';
import { DECISION, OBJECTION_STATUS } from './objectionWords.ts';
import { useRefresh } from './voucherQueries.ts';

/** One objection: where it stands, what comes next and when. */
export function ObjectionPanel({ objection }: { objection: ObjectionRead }) {
  const { t, i18n } = useLingui();
  const { day, moment } = useFormats();
  const [asking, setAsking] = useState(false);
  const status = OBJECTION_STATUS[objection.status];
  const open = objection.status === 'filed' || objection.status === 'heard';
  const next =
    objection.status === 'filed'
      ? t`Wij vragen u om een toelichting. Daarna beslist iemand die niet bij het besluit betrokken was.`
      : t`U hebt het toegelicht. Nu beslist iemand die niet bij het besluit betrokken was.`;
  const mayWithdraw = objection.allowedMoves.some((move) => move.toStatus === 'withdrawn');
  return (
    <Panel>
      <p className="flex flex-wrap items-center gap-2">
        <Pill tone={status.tone}>{i18n._(status.word)}</Pill>
        <span className="quiet">{t`Bezwaar tegen ${i18n._(DECISION[objection.against])}`}</span>
      </p>
      {open && <p className="mt-3">{next}</p>}
      {objection.decisionReason && <p className="prose-line mt-3">{objection.decisionReason}</p>}
      <div className="mt-4">
        <DefinitionList
          items={[
            { term: t`Ingediend`, value: moment(objection.filedAt) },
            ...(open ? [{ term: t`Wij beslissen uiterlijk`, value: day(objection.decisionDueOn) }] : []),
            ...(objection.extensionReason && open
              ? [{ term: t`Waarom het langer duurt`, value: objection.extensionReason }]
              : []),
            ...(objection.decidedAt ? [{ term: t`Besloten`, value: moment(objection.decidedAt) }] : []),
            ...(objection.appealDueOn
              ? [{ term: t`Beroep bij de rechtbank kan tot en met`, value: day(objection.appealDueOn) }]
              : []),
            { term: t`Wat u schreef`, value: <span className="prose-line">{objection.grounds}</span> },
          ]}
        />
      </div>
      {mayWithdraw && (
        <Button kind="quiet" className="mt-4" onClick={() => setAsking(true)}>
          <Trans>Trek het bezwaar in</Trans>
        </Button>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={<Trans>Wilt u het bezwaar intrekken</Trans>}
      >
        <WithdrawForm objection={objection} onDone={() => setAsking(false)} />
      </Dialog>
    </Panel>
  );
}

function WithdrawForm({ objection, onDone }: { objection: ObjectionRead; onDone: () => void }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const refresh = useRefresh(objection.voucherId);
  const form = useForm({ defaultValues: {} });
  return (
    <Form
      form={form}
      onSubmit={async (_, { idempotencyKey }) => {
        await changeObjectionStatus({
          path: { objectionId: objection.id },
          body: { toStatus: 'withdrawn' },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(`"${objection.version}"`) },
          throwOnError: true,
        });
        toast(t`Uw bezwaar is ingetrokken.`);
        onDone();
        await refresh();
      }}
    >
      <p>
        <Trans>
          Het besluit blijft dan zoals het is. Tot en met {day(objection.objectionDueOn)} kunt u opnieuw
          bezwaar maken.
        </Trans>
      </p>
      <div className="flex flex-wrap gap-3">
        <SubmitButton kind="danger">
          <Trans>Trek in</Trans>
        </SubmitButton>
        <Button kind="quiet" onClick={onDone}>
          <Trans>Toch niet</Trans>
        </Button>
      </div>
    </Form>
  );
}
