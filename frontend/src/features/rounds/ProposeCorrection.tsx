import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { readTrialBalanceOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createCorrection } from '@/api/sdk.gen.ts';
import type { CorrectionKind, RoundRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, MoneyField, RadioGroup, Select, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';
import { ACCOUNT, CORRECTION, holdingsOf } from './moneyWords.ts';
import { useRefreshRound } from './roundQueries.ts';

interface CorrectionValues {
  fundingShareId: string | null;
  kind: CorrectionKind | null;
  amountCents: number | null;
  reason: string;
}

const KINDS = Object.keys(CORRECTION) as CorrectionKind[];

/** Proposing a correction: whose money, what is wrong, how much and why, with what will move before it is sent. */
export function ProposeCorrection({ round, onClose }: { round: RoundRead; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const refresh = useRefreshRound(round.id);
  const form = useForm<CorrectionValues>({
    defaultValues: {
      fundingShareId: round.fundingShares.length === 1 ? (round.fundingShares[0]?.id ?? null) : null,
      kind: null,
      amountCents: null,
      reason: '',
    },
  });
  return (
    <Dialog open onClose={onClose} title={<Trans>Stel een correctie voor</Trans>}>
      <Form
        form={form}
        onSubmit={async (values, { idempotencyKey }) => {
          await createCorrection({
            path: { roundId: round.id },
            body: {
              fundingShareId: values.fundingShareId as string,
              kind: values.kind as CorrectionKind,
              amountCents: values.amountCents as number,
              reason: values.reason,
            },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await refresh();
          toast(t`Voorgesteld. Een collega boekt de correctie, of niet.`);
          onClose();
        }}
      >
        <Select
          name="fundingShareId"
          label={t`Van welke financier`}
          options={round.fundingShares.map((share) => ({ value: share.id, label: share.organisationName }))}
        />
        <RadioGroup
          name="kind"
          label={t`Wat zet u recht`}
          options={KINDS.map((kind) => ({ value: kind, label: i18n._(CORRECTION[kind].word) }))}
        />
        <MoneyField name="amountCents" label={t`Bedrag`} />
        <TextArea
          name="reason"
          label={t`Waarom`}
          description={t`Bijvoorbeeld het besluit waarop dit rust. Uw collega leest dit voor het boeken.`}
          rows={3}
          maxLength={2000}
        />
        <Preview round={round} values={form.watch()} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton>
            <Trans>Leg voor aan een collega</Trans>
          </SubmitButton>
          <Button kind="quiet" onClick={onClose}>
            <Trans>Toch niet</Trans>
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function Preview({ round, values }: { round: RoundRead; values: CorrectionValues }) {
  const { i18n } = useLingui();
  const { money } = useFormats();
  const balance = useQuery(readTrialBalanceOptions({ path: { roundId: round.id } }));
  const { fundingShareId, kind, amountCents } = values;
  const held = balance.data && holdingsOf(balance.data).find((one) => one.shareId === fundingShareId);
  if (!held || !kind || !amountCents || amountCents < 0) return null;
  const { from, to } = CORRECTION[kind];
  const [source, target] = [from, to].map((account) => i18n._(ACCOUNT[account]));
  const before = held.cents[from];
  const exact = (cents: number) => money(cents, { cents: 'always' });
  if (amountCents > before)
    return (
      <Notice tone="warn" live title={<Trans>Zo veel staat er niet</Trans>}>
        <p>
          <Trans>
            Op "{source}" van {held.name} staat {exact(before)}. Een collega kan meer dan dat niet boeken.
          </Trans>
        </p>
      </Notice>
    );
  return (
    <Notice live title={<Trans>Wat er gebeurt als een collega dit boekt</Trans>}>
      <p>
        <Trans>
          Van {held.name} gaat {exact(amountCents)} van "{source}" naar "{target}". Op "{source}" blijft{' '}
          {exact(before - amountCents)} staan.
        </Trans>
      </p>
    </Notice>
  );
}
