import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { createTopUp } from '@/api/sdk.gen.ts';
import type { FundingShareRead, RoundRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, MoneyField, SubmitButton } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { useRefreshRound } from './roundQueries.ts';

interface TopUpProps {
  round: RoundRead;
  share: FundingShareRead;
  onClose: () => void;
}

/** More money from a funder. Who waits moves up at once. */
export function TopUp({ round, share, onClose }: TopUpProps) {
  const { t } = useLingui();
  const { money } = useFormats();
  const refresh = useRefreshRound(round.id);
  const form = useForm<{ amountCents: number | null }>({ defaultValues: { amountCents: null } });
  return (
    <Dialog open onClose={onClose} title={t`Meer geld van ${share.organisationName}`}>
      <p>
        <Trans>Nu is er {money(share.availableCents)} vrij.</Trans>{' '}
        <Plural
          value={round.waiting}
          _0="Er wacht niemand op geld."
          one="Eén aanvraag wacht en schuift meteen door als het past."
          other="# aanvragen wachten; wie past schuift meteen door, op volgorde."
        />
      </p>
      <Form
        form={form}
        onSubmit={async ({ amountCents }, { idempotencyKey }) => {
          await createTopUp({
            path: { roundId: round.id, fundingShareId: share.id },
            body: { amountCents: amountCents as number },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await refresh();
          toast(t`Het geld staat in de ronde.`);
          onClose();
        }}
      >
        <MoneyField
          name="amountCents"
          label={t`Bedrag erbij`}
          description={t`Te veel ingelegd? Dat zet u recht met een correctie, die een collega boekt.`}
        />
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
