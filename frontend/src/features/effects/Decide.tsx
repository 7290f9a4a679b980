import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createEffectReleaseStatusChange } from '@/api/sdk.gen.ts';
import type { CreateEffectReleaseStatusChangeData, OrderRead } from '@/api/types.gen.ts';
import { ifMatch, type Versioned } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Act } from '@/ui/editing/VersionActs.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';

/** Publish or withhold, by somebody else than who asked for it. */
export function Decide({ read, onChanged }: { read: Versioned<OrderRead>; onChanged: () => void }) {
  const { t } = useLingui();
  const [withholding, setWithholding] = useState(false);
  const form = useForm({ defaultValues: { reason: '' } });
  const order = read.data;
  if (order.orderedByMe) {
    return (
      <Notice title={<Trans>Een collega beslist</Trans>}>
        <p>
          <Trans>
            U vroeg deze uitgave aan. Een collega bekijkt haar en beslist of zij naar buiten gaat.
          </Trans>
        </p>
      </Notice>
    );
  }
  const move = async (body: CreateEffectReleaseStatusChangeData['body'], said: string) => {
    await createEffectReleaseStatusChange({
      path: { effectReleaseOrderId: order.id },
      body,
      headers: ifMatch(read.etag),
      throwOnError: true,
    });
    toast(said);
    onChanged();
  };
  return (
    <section className="panel grid gap-4" aria-labelledby="decide">
      <h2 id="decide" className="text-xl">
        <Trans>Gaat deze uitgave naar buiten?</Trans>
      </h2>
      <p className="soft max-w-measure">
        <Trans>
          Hieronder staat precies wat iedereen zou lezen. Wat u beslist, blijft staan; een verbetering is een
          nieuwe uitgave die deze vervangt.
        </Trans>
      </p>
      <div className="flex flex-wrap gap-3">
        <Act onAct={() => move({ toStatus: 'published' }, t`Iedereen kan deze uitgave nu lezen.`)}>
          <Trans>Publiceer deze uitgave</Trans>
        </Act>
        <Button kind="secondary" onClick={() => setWithholding(true)}>
          <Trans>Publiceer niet</Trans>
        </Button>
      </div>
      <Dialog open={withholding} onClose={() => setWithholding(false)} title={t`Publiceer deze uitgave niet`}>
        <Form
          form={form}
          onSubmit={async ({ reason }) => {
            await move({ toStatus: 'withheld', reason }, t`Deze uitgave gaat niet naar buiten.`);
            setWithholding(false);
          }}
        >
          <TextArea name="reason" label={t`Waarom niet`} description={t`Uw collega's lezen dit.`} rows={4} />
          <SubmitButton>
            <Trans>Publiceer niet</Trans>
          </SubmitButton>
        </Form>
      </Dialog>
    </section>
  );
}
