import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { replaceEventRegistration } from '@/api/sdk.gen.ts';
import type { EventRegistrationRead } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { RegistrationFields, type RegistrationValues, valuesOf, wishOf } from './RegistrationFields.tsx';

interface EditProps {
  linkKey: string;
  registration: EventRegistrationRead;
  onClose: () => void;
  onSaved: () => Promise<unknown>;
}

/** Change who comes, and what is allowed. */
export function EditRegistration({ linkKey, registration, onClose, onSaved }: EditProps) {
  const { t } = useLingui();
  const form = useForm<RegistrationValues>({ defaultValues: valuesOf(registration) });
  return (
    <Dialog open onClose={onClose} title={t`Wijzig uw aanmelding`}>
      <Form
        form={form}
        onSubmit={async (values) => {
          await replaceEventRegistration({
            body: wishOf(values),
            headers: { ...ifMatch(`"${registration.version}"`), 'Registration-Key': linkKey },
            throwOnError: true,
          });
          await onSaved();
          toast(t`Uw aanmelding is gewijzigd.`);
          onClose();
        }}
      >
        <RegistrationFields />
        <SubmitButton>
          <Trans>Bewaar</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
