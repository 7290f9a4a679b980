import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createPublicationAddress } from '@/api/sdk.gen.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';

interface AddressProps {
  slug: string;
  /** Reads it again; what was typed in the article stays. */
  onChanged: () => Promise<unknown>;
}

/** Gives an article another address; the old one leads on once readers can have it. */
export function AddressAct({ slug, onChanged }: AddressProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="mb-10">
      <Button kind="secondary" onClick={() => setOpen(true)}>
        <Trans>Wijzig het adres</Trans>
      </Button>
      {open && <AddressDialog slug={slug} onChanged={onChanged} onClose={() => setOpen(false)} />}
    </div>
  );
}

function AddressDialog({ slug, onChanged, onClose }: AddressProps & { onClose: () => void }) {
  const { t } = useLingui();
  const form = useForm({ defaultValues: { slug } });
  return (
    <Dialog open onClose={onClose} title={t`Wijzig het adres`}>
      <Form
        form={form}
        onSubmit={async (wish, { idempotencyKey }) => {
          await createPublicationAddress({
            path: { slug },
            body: wish,
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          toast(t`Het artikel staat nu op /nieuws/${wish.slug}.`);
          await onChanged();
          onClose();
        }}
      >
        <p className="soft">
          <Trans>Stond het artikel al op de site, dan brengt het oude adres lezers naar het nieuwe.</Trans>
        </p>
        <TextField
          name="slug"
          label={t`Nieuw adres`}
          description={t`Kleine letters, cijfers en streepjes.`}
          before="/nieuws/"
          maxLength={80}
        />
        <SubmitButton>
          <Trans>Bewaar het adres</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
