import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createNewsletterSubscription, updateNewsletterSubscription } from '@/api/sdk.gen.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { subscriptionQuery } from './subscriptionQuery.ts';
import { valuesOf, WishFields, type WishValues, wishOf } from './wish.tsx';

/** Asking for the newsletter: with an address, confirmed by mail; with an account at once. */
export function SubscribePage() {
  const { t } = useLingui();
  const { session } = useSession();
  const [validDays, setValidDays] = useState<number | null>(null);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={validDays === null ? t`Nieuws dat bij u past, per mail` : t`Kijk in uw mail`}
        documentTitle={t`Nieuwsbrief`}
        crumbs={[{ label: t`Nieuws`, to: '/nieuws' }, { label: t`Nieuwsbrief` }]}
        lead={
          validDays === null
            ? t`U kiest waarover en hoe vaak. Afmelden kan met één klik. Wij zien niet of u een mail opent.`
            : undefined
        }
      />
      {validDays !== null ? (
        <div className="max-w-2xl">
          <Notice tone="ok" live title={<Trans>Er is een mail onderweg</Trans>}>
            <p>
              <Plural
                value={validDays}
                one="Open de link in die mail om te bevestigen. Hij werkt # dag. Daarna wissen wij uw adres."
                other="Open de link in die mail om te bevestigen. Hij werkt # dagen. Daarna wissen wij uw adres."
              />
            </p>
          </Notice>
        </div>
      ) : session.account ? (
        <WithAccount email={session.account.email} />
      ) : (
        <WithAddress onAsked={setValidDays} />
      )}
    </div>
  );
}

function WithAddress({ onAsked }: { onAsked: (validDays: number) => void }) {
  const { t, i18n } = useLingui();
  const form = useForm<WishValues & { email: string }>({
    defaultValues: { ...valuesOf(null, i18n.locale), email: '' },
  });
  return (
    <Form
      form={form}
      className="form-grid max-w-2xl"
      onSubmit={async ({ email, ...values }) => {
        const { data } = await createNewsletterSubscription({
          body: { ...wishOf(values), email },
          throwOnError: true,
        });
        onAsked(data.validDays);
      }}
    >
      <WishFields />
      <TextField name="email" type="email" label={t`E-mailadres`} autoComplete="email" />
      <p className="soft text-sm">
        <Trans>
          Wij gebruiken uw adres alleen hiervoor. U krijgt eerst een mail om te bevestigen.{' '}
          <AppLink to="/privacy">Hoe wij met gegevens omgaan</AppLink>
        </Trans>
      </p>
      <SubmitButton>
        <Trans>Meld mij aan</Trans>
      </SubmitButton>
    </Form>
  );
}

function WithAccount({ email }: { email: string }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const query = subscriptionQuery(null);
  const found = useQuery(query);
  const form = useForm<WishValues>({ defaultValues: valuesOf(null, i18n.locale) });
  if (found.data) {
    return (
      <div className="max-w-2xl">
        <Notice tone="ok" live title={t`U krijgt de nieuwsbrief op ${email}`}>
          <div>
            <LinkButton to="/nieuwsbrief/voorkeuren" kind="secondary" small>
              <Trans>Kies wat u krijgt</Trans>
            </LinkButton>
          </div>
        </Notice>
      </div>
    );
  }
  return (
    <Form
      form={form}
      className="form-grid max-w-2xl"
      onSubmit={async (values) => {
        await updateNewsletterSubscription({ body: wishOf(values), throwOnError: true });
        await queries.invalidateQueries({ queryKey: query.queryKey });
      }}
    >
      <WishFields />
      <p className="soft text-sm">
        <Trans>De mails gaan naar {email}, het adres van uw account.</Trans>
      </p>
      <SubmitButton>
        <Trans>Meld mij aan</Trans>
      </SubmitButton>
    </Form>
  );
}
