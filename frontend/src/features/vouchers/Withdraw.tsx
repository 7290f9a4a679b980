import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { VoucherRead } from '@/api/types.gen.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { useMove } from './voucherQueries.ts';

/** Taking an application or a voucher back, with a question first: it cannot be undone. */
export function Withdraw({ voucher, etag }: { voucher: VoucherRead; etag: string | null }) {
  const [asking, setAsking] = useState(false);
  const allowed = voucher.allowedMoves.find((move) => move.toStatus === 'withdrawn');
  if (!allowed || allowed.blocked) return null;
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        <Trans>Trek de aanvraag in</Trans>
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={<Trans>Wilt u de aanvraag intrekken</Trans>}
      >
        <WithdrawForm voucher={voucher} etag={etag} onDone={() => setAsking(false)} />
      </Dialog>
    </>
  );
}

interface WithdrawFormProps {
  voucher: VoucherRead;
  etag: string | null;
  onDone: () => void;
}

function WithdrawForm({ voucher, etag, onDone }: WithdrawFormProps) {
  const { t } = useLingui();
  const move = useMove(voucher.id, etag);
  const form = useForm({ defaultValues: { reason: '' } });
  return (
    <Form
      form={form}
      onSubmit={async ({ reason }, { idempotencyKey }) => {
        await move({ toStatus: 'withdrawn', reason: reason.trim() || null }, idempotencyKey);
        toast(t`De aanvraag is ingetrokken.`);
        onDone();
      }}
    >
      <p>
        <Trans>Het geld dat wij vasthielden gaat naar het volgende bedrijf. Terugdraaien kan niet.</Trans>
      </p>
      <TextArea name="reason" label={t`Waarom`} optional rows={3} />
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
