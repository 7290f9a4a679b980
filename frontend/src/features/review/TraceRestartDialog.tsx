import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { createVoucherRestart } from '@/api/sdk.gen.ts';
import type { TraceEntry } from '@/api/types.gen.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { traceKey } from './reviewQueries.ts';
import { subjectOf } from './traceWords.ts';

interface TraceRestartDialogProps {
  voucherId: string;
  entry: TraceEntry;
  onClose: () => void;
}

/** Asks why, then lets the worker take up again what failed. */
export function TraceRestartDialog({ voucherId, entry, onClose }: TraceRestartDialogProps) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const form = useForm({ defaultValues: { reason: '' } });
  const subject = i18n._(subjectOf(entry));
  return (
    <Dialog open onClose={onClose} title={t`Opnieuw starten`}>
      <p>
        {entry.kind === 'mail' ? (
          <Trans>Wij versturen de mail “{subject}” opnieuw, aan hetzelfde adres.</Trans>
        ) : (
          <Trans>Wij bieden het bericht “{subject}” opnieuw aan.</Trans>
        )}
      </p>
      <Form
        form={form}
        onSubmit={async ({ reason }, { idempotencyKey }) => {
          if (!entry.itemId) return;
          await createVoucherRestart({
            path: { voucherId },
            body: { kind: entry.kind === 'mail' ? 'mail' : 'message', itemId: entry.itemId, reason },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          toast(t`Het gaat zo opnieuw op weg.`);
          onClose();
          await queries.invalidateQueries({ queryKey: traceKey(voucherId) });
        }}
      >
        <TextArea
          name="reason"
          label={t`Reden`}
          rows={3}
          description={t`Waarom het nu wel aankomt. Alleen collega’s lezen dit.`}
        />
        <SubmitButton>
          <Trans>Start opnieuw</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
