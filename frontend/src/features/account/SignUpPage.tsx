import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createAccount } from '@/api/sdk.gen.ts';
import { activeLanguage } from '@/lib/i18n.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { afterSignIn, ownPage } from './homes.ts';
import { PasswordField } from './PasswordField.tsx';

interface Wish {
  name: string;
  email: string;
  password: string;
}

/** Making an account; whoever did is signed in at once. */
export function SignUpPage() {
  const { t } = useLingui();
  const { signIn } = useSession();
  const navigate = useNavigate();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const wanted = ownPage(next);
  const [known, setKnown] = useState<string | null>(null);
  const form = useForm<Wish>({ defaultValues: { name: '', email: '', password: '' } });
  const signUp = async (wish: Wish) => {
    setKnown(null);
    const email = wish.email.trim();
    await createAccount({ body: { ...wish, email, language: activeLanguage() }, throwOnError: true });
    const session = await signIn({ email, password: wish.password });
    await navigate({ href: afterSignIn(session, wanted), replace: true });
  };
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Maak een account`}
        lead={t`Het kost u een minuut. Daarna meldt u uw bedrijf aan en kunt u de scan doen.`}
      />
      <div className="columns-main-side">
        <Panel>
          <Form
            form={form}
            onSubmit={signUp}
            onProblem={(problem) => {
              if (!problem.is('account-exists')) return false;
              setKnown(form.getValues('email').trim());
              return true;
            }}
          >
            {known && (
              <Notice tone="warn" live title={<Trans>U hebt al een account</Trans>}>
                <p className="[overflow-wrap:anywhere]">
                  <Trans>Met {known} is al een account gemaakt.</Trans>{' '}
                  <AppLink to="/inloggen" search={wanted ? { next: wanted } : {}}>
                    <Trans>Log in met uw wachtwoord</Trans>
                  </AppLink>
                </p>
              </Notice>
            )}
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
