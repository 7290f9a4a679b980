import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { listBranchParticipationsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createBranchInvitation, createBranchParticipation } from '@/api/sdk.gen.ts';
import type { BranchParticipationRead } from '@/api/types.gen.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';

/** Inviting a branch with its first officer. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({ defaultValues: { name: '', email: '' } });
  return (
    <Dialog open onClose={onClose} title={t`Nodig een branche uit`}>
      <Form
        form={form}
        onSubmit={async (body, { idempotencyKey }) => {
          const { data } = await createBranchParticipation({
            body,
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await queries.invalidateQueries({ queryKey: listBranchParticipationsQueryKey() });
          toast(t`De uitnodiging is verstuurd naar ${body.email}.`);
          onClose();
          await navigate({ href: `/programma/branches/${data.branchId}` });
        }}
      >
        <TextField name="name" label={t`Naam van de branche`} autoComplete="off" maxLength={200} />
        <TextField
          name="email"
          type="email"
          label={t`E-mailadres van de eerste medewerker`}
          description={t`Hier gaat de uitnodiging heen. Zij is veertien dagen geldig.`}
          autoComplete="off"
        />
        <div>
          <SubmitButton>
            <Trans>Verstuur de uitnodiging</Trans>
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

/** Sending the invitation once more, as long as nobody of the branch is in. */
export function InviteAgainDialog({
  found,
  onClose,
}: {
  found: BranchParticipationRead;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const form = useForm({ defaultValues: { email: '' } });
  return (
    <Dialog open onClose={onClose} title={t`Stuur een nieuwe uitnodiging`}>
      <Form
        form={form}
        onSubmit={async (body, { idempotencyKey }) => {
          await createBranchInvitation({
            path: { branchId: found.branchId },
            body,
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          toast(t`De uitnodiging is verstuurd naar ${body.email}.`);
          onClose();
        }}
      >
        <TextField
          name="email"
          type="email"
          label={t`E-mailadres van de eerste medewerker`}
          description={t`De vorige link werkt dan niet meer.`}
          autoComplete="off"
        />
        <div>
          <SubmitButton>
            <Trans>Verstuur de uitnodiging</Trans>
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
