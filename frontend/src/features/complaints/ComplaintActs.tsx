import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listAdviserComplaintsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createComplaintResponse, createComplaintStatusChange } from '@/api/sdk.gen.ts';
import type { ComplaintRead, Measure } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, RadioGroup, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';

interface ActProps {
  complaint: ComplaintRead;
  onClose: () => void;
}

const current = (complaint: ComplaintRead) => ifMatch(`"${complaint.version}"`);

function useDone(onClose: () => void) {
  const queries = useQueryClient();
  return async (told: string) => {
    await queries.invalidateQueries({ queryKey: listAdviserComplaintsQueryKey() });
    toast(told);
    onClose();
  };
}

/** The adviser's own side, given once. */
export function RespondDialog({ complaint, onClose }: ActProps) {
  const { t } = useLingui();
  const done = useDone(onClose);
  const form = useForm<{ words: string }>({ defaultValues: { words: '' } });
  return (
    <Dialog open onClose={onClose} title={t`Uw kant van het verhaal`}>
      <Form
        form={form}
        onSubmit={async ({ words }, { idempotencyKey }) => {
          await createComplaintResponse({
            path: { complaintId: complaint.id },
            body: { words },
            headers: { ...current(complaint), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await done(t`Uw antwoord is verstuurd.`);
        }}
      >
        <TextArea
          name="words"
          label={t`Uw antwoord`}
          description={t`${complaint.company} en Syntens lezen dit. U antwoordt één keer.`}
          rows={7}
          maxLength={4000}
        />
        <SubmitButton>
          <Trans>Verstuur uw antwoord</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}

/** The company takes its complaint back, after a question. */
export function WithdrawDialog({ complaint, onClose }: ActProps) {
  const { t } = useLingui();
  const done = useDone(onClose);
  const form = useForm({ defaultValues: {} });
  return (
    <Dialog open onClose={onClose} title={t`Trekt u de klacht in?`}>
      <Form
        form={form}
        onSubmit={async (_wish, { idempotencyKey }) => {
          await createComplaintStatusChange({
            path: { complaintId: complaint.id },
            body: { toStatus: 'withdrawn' },
            headers: { ...current(complaint), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await done(t`De klacht is ingetrokken.`);
        }}
      >
        <p>
          <Trans>
            Syntens beslist er dan niet meer over. {complaint.adviser} blijft zien wat u schreef. Gaat het
            later toch mis, dan kunt u een nieuwe klacht indienen.
          </Trans>
        </p>
        <SubmitButton>
          <Trans>Trek de klacht in</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}

interface Decision {
  outcome: 'dismissed' | Measure | null;
  decision: string;
}

/** The officer decides, and chooses with it what it means for the accreditation. */
export function DecideDialog({ complaint, onClose }: ActProps) {
  const { t } = useLingui();
  const done = useDone(onClose);
  const form = useForm<Decision>({ defaultValues: { outcome: null, decision: '' } });
  return (
    <Dialog open onClose={onClose} title={t`Besluit over ${complaint.adviser}`}>
      <Form
        form={form}
        onSubmit={async ({ outcome, decision }, { idempotencyKey }) => {
          if (!outcome) return;
          await createComplaintStatusChange({
            path: { complaintId: complaint.id },
            body:
              outcome === 'dismissed'
                ? { toStatus: 'dismissed', decision }
                : { toStatus: 'upheld', decision, measure: outcome },
            headers: { ...current(complaint), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await done(t`Het besluit is vastgelegd. Bedrijf en adviseur krijgen een mail.`);
        }}
      >
        <RadioGroup
          name="outcome"
          label={t`Uw besluit`}
          options={[
            { value: 'dismissed', label: t`Niet terecht, of niet vast te stellen` },
            { value: 'none', label: t`Terecht, zonder maatregel` },
            { value: 'warning', label: t`Terecht, de adviseur krijgt een waarschuwing` },
            { value: 'suspension', label: t`Terecht, de erkenning wordt geschorst` },
            { value: 'withdrawal', label: t`Terecht, de erkenning wordt ingetrokken` },
          ]}
        />
        <TextArea
          name="decision"
          label={t`De reden`}
          description={t`Bedrijf en adviseur lezen dit.`}
          rows={6}
          maxLength={4000}
        />
        <SubmitButton>
          <Trans>Leg het besluit vast</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
