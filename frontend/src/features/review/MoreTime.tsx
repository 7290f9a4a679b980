import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createDecisionExtension, createValidityExtension } from '@/api/sdk.gen.ts';
import type { VoucherRead } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { useFileRefresh } from './reviewQueries.ts';

interface MoreTimeProps {
  voucher: VoucherRead;
  etag: string | null;
}

/** More time for the voucher, or for the decision: once, with the reason that goes into the letter. */
export function MoreTime({ voucher, etag }: MoreTimeProps) {
  const { t } = useLingui();
  const [asking, setAsking] = useState<'validity' | 'decision' | null>(null);
  if (!voucher.mayExtendValidity && !voucher.mayExtendDecision) return null;
  return (
    <div className="flex flex-wrap gap-3">
      {voucher.mayExtendValidity && (
        <Button kind="quiet" onClick={() => setAsking('validity')}>
          <Plural
            value={voucher.extensionDays}
            one="Verleng de voucher met # dag"
            other="Verleng de voucher met # dagen"
          />
        </Button>
      )}
      {voucher.mayExtendDecision && (
        <Button kind="quiet" onClick={() => setAsking('decision')}>
          <Trans>Verleng de beslistermijn met acht weken</Trans>
        </Button>
      )}
      <Dialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={asking === 'validity' ? t`Voucher verlengen` : t`Beslistermijn verlengen`}
      >
        {asking && <ReasonForm voucher={voucher} etag={etag} what={asking} onDone={() => setAsking(null)} />}
      </Dialog>
    </div>
  );
}

interface ReasonFormProps extends MoreTimeProps {
  what: 'validity' | 'decision';
  onDone: () => void;
}

function ReasonForm({ voucher, etag, what, onDone }: ReasonFormProps) {
  const { t } = useLingui();
  const refresh = useFileRefresh();
  const form = useForm({ defaultValues: { reason: '' } });
  const extend = what === 'validity' ? createValidityExtension : createDecisionExtension;
  return (
    <Form
      form={form}
      onSubmit={async ({ reason }, { idempotencyKey }) => {
        await extend({
          path: { voucherId: voucher.id },
          body: { reason },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
          throwOnError: true,
        });
        toast(t`Verlengd. Het bedrijf krijgt een brief.`);
        onDone();
        await refresh();
      }}
    >
      <p>
        {what === 'validity' ? (
          <>
            <Trans>Het bedrijf en de adviseur krijgen bericht.</Trans>{' '}
            <Plural
              value={voucher.extensionsLeft}
              one="Verlengen kan nog één keer."
              other="Verlengen kan nog # keer."
            />
          </>
        ) : (
          <Trans>
            Het bedrijf krijgt de nieuwe datum en de reden (artikel 4:14 Awb). Verlengen kan één keer.
          </Trans>
        )}
      </p>
      <TextArea name="reason" label={t`Reden`} rows={3} description={t`Deze tekst staat in de brief.`} />
      <SubmitButton>
        <Trans>Verleng</Trans>
      </SubmitButton>
    </Form>
  );
}
