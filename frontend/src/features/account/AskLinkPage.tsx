import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createPasswordReset, createSignInLink } from '@/api/sdk.gen.ts';
import { activeLanguage } from '@/lib/i18n.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { MailSent } from './MailSent.tsx';

const ASK = { signIn: createSignInLink, reset: createPasswordReset };

/** Asking for a mail with a link: to sign in, or to choose a new password. Tells nobody whether there is an account. */
export function AskLinkPage({ kind }: { kind: keyof typeof ASK }) {
  const { t } = useLingui();
  const form = useForm({ defaultValues: { email: '' } });
  const [sent, setSent] = useState<{ email: string; validMinutes: number } | null>(null);
  const ask = async (address: string) => {
    const email = address.trim();
    const { data } = await ASK[kind]({ body: { email, language: activeLanguage() }, throwOnError: true });
    setSent({ email, validMinutes: data.validMinutes });
  };
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={kind === 'signIn' ? t`Log in met een link` : t`Kies een nieuw wachtwoord`}
        lead={
          kind === 'signIn'
            ? t`U krijgt een mail met een link waarmee u één keer inlogt. Een wachtwoord hebt u niet nodig.`
            : t`U krijgt een mail met een link. Daarmee kiest u een nieuw wachtwoord.`
        }
      />
      <div className="max-w-xl">
        <Panel>
          {sent ? (
            <MailSent {...sent} onAgain={() => ask(sent.email)} onOther={() => setSent(null)} />
          ) : (
            <Form form={form} onSubmit={({ email }) => ask(email)}>
              <TextField
                name="email"
                type="email"
                label={t`E-mailadres`}
                description={t`Het adres waarmee u uw account maakte.`}
                autoComplete="username"
                maxLength={254}
              />
              <div>
                <SubmitButton>
                  <Trans>Stuur mij de mail</Trans>
                </SubmitButton>
              </div>
            </Form>
          )}
        </Panel>
        <p className="mt-6">
          <AppLink to="/inloggen">
            <Trans>Terug naar inloggen met uw wachtwoord</Trans>
          </AppLink>
        </p>
      </div>
    </div>
  );
}
