import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listBranchesOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createFundingShare } from '@/api/sdk.gen.ts';
import type { RoundRead } from '@/api/types.gen.ts';
import { useSession } from '@/lib/session.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import {
  Checkbox,
  Form,
  MoneyField,
  NumberField,
  RadioGroup,
  Select,
  SubmitButton,
} from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { useRefreshRound } from './roundQueries.ts';

interface FunderValues {
  organisationId: string | null;
  amountCents: number | null;
  payers: 'everybody' | 'members';
  /** As people say it: 40 for 40 percent. */
  shareBasisPoints: number | null;
  forbidsDraw: boolean;
}

/** Bringing a funder in: the office itself for everybody, or a branch for its own members. */
export function AddFunder({ round, onClose }: { round: RoundRead; onClose: () => void }) {
  const { t } = useLingui();
  const { session } = useSession();
  const refresh = useRefreshRound(round.id);
  const branches = useQuery(listBranchesOptions());
  const form = useForm<FunderValues>({
    defaultValues: {
      organisationId: null,
      amountCents: null,
      payers: 'everybody',
      shareBasisPoints: null,
      forbidsDraw: false,
    },
  });
  const { organisationId, payers } = form.watch();
  const isBranch = (branches.data?.items ?? []).some((branch) => branch.id === organisationId);
  const forMembers = isBranch && payers === 'members';
  return (
    <Dialog open onClose={onClose} title={<Trans>Voeg een financier toe</Trans>}>
      <Form
        form={form}
        onSubmit={async (values, { idempotencyKey }) => {
          await createFundingShare({
            path: { roundId: round.id },
            body: {
              organisationId: values.organisationId as string,
              amountCents: values.amountCents as number,
              forbidsDraw: values.forbidsDraw,
              ...(forMembers && {
                membersOfId: values.organisationId,
                shareBasisPoints: Math.round((values.shareBasisPoints ?? 0) * 100),
              }),
            },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await refresh();
          toast(t`De financier doet mee.`);
          onClose();
        }}
      >
        <Select
          name="organisationId"
          label={t`Wie betaalt`}
          options={[
            ...(session.organisation
              ? [{ value: session.organisation.id, label: session.organisation.name }]
              : []),
            ...(branches.data?.items ?? []).map((branch) => ({ value: branch.id, label: branch.name })),
          ]}
        />
        <MoneyField name="amountCents" label={t`Bedrag`} />
        {isBranch && (
          <RadioGroup
            name="payers"
            label={t`Voor wie betaalt de branche`}
            options={[
              { value: 'everybody', label: t`Voor iedereen` },
              { value: 'members', label: t`Alleen voor eigen leden` },
            ]}
          />
        )}
        {forMembers && (
          <NumberField
            name="shareBasisPoints"
            label={t`Deel van elke voucher`}
            description={t`De rest betalen de financiers die voor iedereen betalen.`}
            after="%"
          />
        )}
        {round.allocation === 'draw' && (
          <Checkbox
            name="forbidsDraw"
            label={t`Deze financier staat loten niet toe`}
            description={t`Dan kan deze ronde niet worden bekendgemaakt als loting.`}
          />
        )}
        <div className="flex flex-wrap gap-3">
          <SubmitButton>
            <Trans>Zet het geld in de ronde</Trans>
          </SubmitButton>
          <Button kind="quiet" onClick={onClose}>
            <Trans>Toch niet</Trans>
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
