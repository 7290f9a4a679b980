import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listOfficersOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createOfficerChange } from '@/api/sdk.gen.ts';
import type { VoucherRead } from '@/api/types.gen.ts';
import { useSession } from '@/lib/session.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, Select, SubmitButton } from '@/ui/form/index.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { useFileRefresh } from './reviewQueries.ts';

interface HandOverProps {
  voucher: VoucherRead;
  etag: string | null;
}

/** The file to another officer: over to oneself when a colleague is away, or on to a colleague. */
export function HandOver({ voucher, etag }: HandOverProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  if (!voucher.mayHandOver) return null;
  return (
    <div>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {voucher.hasFile ? <Trans>Draag het dossier over</Trans> : <Trans>Neem het dossier over</Trans>}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t`Wie krijgt dit dossier`}>
        {open && <Choice voucher={voucher} etag={etag} onDone={() => setOpen(false)} />}
      </Dialog>
    </div>
  );
}

function Choice({ voucher, etag, onDone }: HandOverProps & { onDone: () => void }) {
  const officers = useQuery(listOfficersOptions({ query: { voucherId: voucher.id } }));
  return (
    <Loaded
      query={officers}
      skeleton={<ListSkeleton rows={3} />}
      errorTitle={<Trans>De namen van uw collega’s kwamen niet door</Trans>}
    >
      {({ items }) => {
        const able = items.filter((officer) => !officer.hasFile);
        return able.length === 0 ? (
          <p>
            <Trans>Er is nu geen collega die dit dossier kan krijgen.</Trans>
          </p>
        ) : (
          <ChoiceForm
            voucher={voucher}
            etag={etag}
            options={able.map(({ id, name }) => ({ value: id, label: name }))}
            onDone={onDone}
          />
        );
      }}
    </Loaded>
  );
}

interface ChoiceFormProps extends HandOverProps {
  options: { value: string; label: string }[];
  onDone: () => void;
}

function ChoiceForm({ voucher, etag, options, onDone }: ChoiceFormProps) {
  const { t } = useLingui();
  const refresh = useFileRefresh();
  const { session } = useSession();
  // Who opens the file of a colleague mostly takes it over.
  const oneself = options.find(({ value }) => value === session.account?.id)?.value ?? null;
  const form = useForm({ defaultValues: { officerId: oneself } });
  return (
    <Form
      form={form}
      onSubmit={async ({ officerId }, { idempotencyKey }) => {
        const { data } = await createOfficerChange({
          path: { voucherId: voucher.id },
          body: { officerId: officerId as string },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
          throwOnError: true,
        });
        toast(t`Het dossier staat nu bij ${data.reviewerName ?? ''}.`);
        onDone();
        await refresh();
      }}
    >
      <p>
        <Trans>De termijn en alles wat is vastgelegd blijven gelijk. Uw collega krijgt bericht.</Trans>
      </p>
      <Select name="officerId" label={t`Medewerker`} options={options} />
      <SubmitButton>
        <Trans>Leg vast</Trans>
      </SubmitButton>
    </Form>
  );
}
