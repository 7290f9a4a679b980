import { Trans, useLingui } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createSignUp } from '@/api/sdk.gen.ts';
import { activeLanguage } from '@/lib/i18n.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { ownPage } from './homes.ts';
import { MailSent } from './MailSent.tsx';
import { PasswordField } from './PasswordField.tsx';

interface Wish {
  name: string;
  email: string;
  password: string;
}

/** Asking for an account: it is made once the owner of the mailbox has confirmed it. */
export function SignUpPage() {
  const { t } = useLingui();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const wanted = ownPage(next);
  const [sent, setSent] = useState<{ wish: Wish; validMinutes: number } | null>(null);
  const form = useForm<Wish>({ defaultValues: { name: '', email: '', password: '' } });
  const signUp = async (given: Wish) => {
    const wish = { ...given, email: given.email.trim() };
    const { data } = await createSignUp({
      body: { ...wish, language: activeLanguage() },
      throwOnError: true,
    });
    setSent({ wish, validMinutes: data.validMinutes });
  };
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Maak een account`}
        lead={t`Het kost u een minuut. U bevestigt uw e-mailadres, meldt uw bedrijf aan en kunt de scan doen.`}
      />
      <div className="columns-main-side">
        <Panel>
          {sent ? (
            <MailSent
              email={sent.wish.email}
              validMinutes={sent.validMinutes}
              onAgain={() => signUp(sent.wish)}
              onOther={() => setSent(null)}
            />
          ) : (
            <Form form={form} onSubmit={signUp}>
              <TextField
                name="name"
                label={t`Uw naam`}
                description={t`Zoals collega's en adviseurs u kennen.`}
                autoComplete="name"
                maxLength={200}
              />
              <TextField
                name="email"
                type="email"
                label={t`E-mailadres`}
                description={t`Hiermee logt u in. Hier krijgt u ook bericht.`}
                autoComplete="username"
                maxLength={254}
              />
              <PasswordField
                autoComplete="new-password"
                description={t`Minstens 12 tekens. Vier woorden die niets met elkaar te maken hebben zijn makkelijk te onthouden en moeilijk te raden.`}
              />
              <div>
                <SubmitButton>
                  <Trans>Maak mijn account</Trans>
                </SubmitButton>
              </div>
            </Form>
          )}
        </Panel>
        <aside className="grid content-start gap-6">
          <section>
            <h2 className="text-lg">
              <Trans>Wat wij van u bewaren</Trans>
            </h2>
            <p className="soft mt-2">
              <Trans>
                Uw naam, uw e-mailadres en de taal van uw berichten. Uw wachtwoord kunnen ook wij niet lezen.
              </Trans>{' '}
              <AppLink to="/privacy">
                <Trans>Lees meer over privacy</Trans>
              </AppLink>
            </p>
          </section>
          <p>
            <Trans>Hebt u al een account?</Trans>{' '}
            <AppLink to="/inloggen" search={wanted ? { next: wanted } : {}}>
              <Trans>Log in</Trans>
            </AppLink>
          </p>
        </aside>
      </div>
    </div>
  );
}
