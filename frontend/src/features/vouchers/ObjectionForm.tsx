import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { createObjection } from '@/api/sdk.gen.ts';
import type { ObjectionDecision, VoucherRead } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { useRefresh } from './voucherQueries.ts';

interface ObjectionFormProps {
  voucher: VoucherRead;
  etag: string | null;
  decision: ObjectionDecision;
  onDone: () => void;
}

/** Why one does not agree; after the term also why one is late. */
export function ObjectionForm({ voucher, etag, decision, onDone }: ObjectionFormProps) {
  const { t } = useLingui();
  const refresh = useRefresh(voucher.id);
  const form = useForm({ defaultValues: { grounds: '', lateReason: '' } });
  return (
    <Form
      form={form}
      onSubmit={async ({ grounds, lateReason }, { idempotencyKey }) => {
        await createObjection({
          path: { voucherId: voucher.id },
          body: { grounds, lateReason: lateReason.trim() || null },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
          throwOnError: true,
        });
        toast(t`Uw bezwaar is binnen. U krijgt een bevestiging.`);
        onDone();
        await refresh();
      }}
    >
      <TextArea
        name="grounds"
        label={t`Waarom bent u het niet eens`}
        rows={6}
        description={t`Schrijf wat er volgens u niet klopt, en wat u graag zou zien. Uw adviseur leest dit niet.`}
      />
      {decision.isLate && (
        <TextArea
          name="lateReason"
          label={t`Waarom bent u later dan zes weken`}
          rows={3}
          description={t`Bijvoorbeeld ziekte, of een brief die niet aankwam.`}
        />
      )}
      <div className="flex flex-wrap gap-3">
        <SubmitButton>
          <Trans>Verstuur het bezwaar</Trans>
        </SubmitButton>
        <Button kind="quiet" onClick={onDone}>
          <Trans>Toch niet</Trans>
        </Button>
      </div>
    </Form>
  );
}
