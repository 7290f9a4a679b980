import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createEventAttendance } from '@/api/sdk.gen.ts';
import type { EventAttendanceReceived } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';

interface DoorFormProps {
  /** The key of one's own link; without it one gives the address one registered with. */
  linkKey?: string;
  onDone?: () => void;
}

/** The code that the host shows at the door, typed on one's own phone. */
export function DoorForm({ linkKey, onDone }: DoorFormProps) {
  const { t } = useLingui();
  const localized = useLocalized();
  const [received, setReceived] = useState<EventAttendanceReceived | null>(null);
  const form = useForm({ defaultValues: { code: '', email: '' } });
  if (received)
    return (
      <Notice tone="ok" live title={<Trans>Welkom bij {localized(received.title)}</Trans>}>
        <p>
          <Trans>
            Als u met dit adres bent aangemeld, staat u nu als aanwezig. Het materiaal vindt u daarna via de
            link in de mail over uw aanmelding.
          </Trans>
        </p>
      </Notice>
    );
  return (
    <Form
      form={form}
      onSubmit={async ({ code, email }) => {
        const { data } = await createEventAttendance({
          body: linkKey ? { code, linkKey } : { code, email },
          throwOnError: true,
        });
        setReceived(data);
        onDone?.();
      }}
    >
      <TextField
        name="code"
        label={t`Code`}
        description={t`Zes tekens, op het scherm of bij de deur. Hoofdletters en streepjes mag u weglaten.`}
        autoComplete="off"
        maxLength={12}
      />
      {!linkKey && (
        <TextField
          name="email"
          type="email"
          label={t`E-mailadres`}
          description={t`Waarmee u zich aanmeldde.`}
          autoComplete="email"
        />
      )}
      <SubmitButton>
        <Trans>Ik ben er</Trans>
      </SubmitButton>
    </Form>
  );
}
