import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { createEventRegistration } from '@/api/sdk.gen.ts';
import type { EventRead } from '@/api/types.gen.ts';
import { useSession } from '@/lib/session.ts';
import { Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { Panel } from '@/ui/Panel.tsx';
import {
  emptyRegistration,
  RegistrationFields,
  type RegistrationValues,
  wishOf,
} from './RegistrationFields.tsx';

/** Register with a mail address; the answer is the same for an address that is known. */
export function RegisterForm({ event }: { event: EventRead }) {
  const { t, i18n } = useLingui();
  const { session } = useSession();
  const { account, organisation } = session;
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm<RegistrationValues & { email: string }>({
    defaultValues: { ...emptyRegistration, email: '' },
  });
  useEffect(() => {
    if (account && !form.formState.isDirty)
      form.reset({
        ...emptyRegistration,
        name: account.name,
        email: account.email,
        firm: organisation?.name ?? '',
      });
  }, [account, organisation, form]);
  if (sentTo)
    return (
      <Notice tone="ok" live title={<Trans>Kijk in uw mail</Trans>}>
        <p>
          <Trans>
            Er is een mail onderweg naar {sentTo}. Bevestig uw aanmelding met de link daarin, binnen 48 uur.
            Zolang houden wij uw plaats vast. Is het vol, dan komt u na het bevestigen op de wachtlijst.
          </Trans>
        </p>
        <p className="quiet text-sm">
          <Trans>Geen mail? Kijk bij ongewenste post.</Trans>
        </p>
      </Notice>
    );
  const full = event.placesLeft === 0;
  return (
    <Panel>
      <h2 className="mb-4 text-xl">
        {full ? <Trans>Meld u aan voor de wachtlijst</Trans> : <Trans>Meld u aan</Trans>}
      </h2>
      {full && (
        <p className="soft mb-4">
          <Trans>
            Alle plaatsen zijn bezet. Komt er een vrij, dan krijgt de eerste van de wachtlijst die vanzelf,
            met een mail.
          </Trans>
        </p>
      )}
      <Form
        form={form}
        onSubmit={async ({ email, ...values }) => {
          await createEventRegistration({
            body: {
              ...wishOf(values),
              eventId: event.id,
              email,
              language: i18n.locale === 'en' ? 'en' : 'nl',
            },
            throwOnError: true,
          });
          setSentTo(email);
        }}
      >
        <RegistrationFields>
          <TextField
            name="email"
            type="email"
            label={t`E-mailadres`}
            description={t`Hierheen sturen wij de link waarmee u bevestigt, wijzigt en afzegt.`}
            autoComplete="email"
          />
        </RegistrationFields>
        <p className="quiet text-sm">
          <Trans>
            Alleen {event.host.name} ziet uw aanmelding. Negentig dagen na de bijeenkomst wissen wij die.
          </Trans>
        </p>
        <SubmitButton>
          <Trans>Meld aan</Trans>
        </SubmitButton>
      </Form>
    </Panel>
  );
}
