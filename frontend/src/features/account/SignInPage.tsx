import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useForm } from 'react-hook-form';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { DemonstrationSignIns } from './DemonstrationSignIns.tsx';
import { afterSignIn, ownPage } from './homes.ts';
import { PasswordField } from './PasswordField.tsx';
import { ProviderSignIn } from './ProviderSignIn.tsx';

/** Signing in, with a way to an account for whoever has none. */
export function SignInPage() {
  const { t } = useLingui();
  const { signIn } = useSession();
  const navigate = useNavigate();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const wanted = ownPage(next);
  const form = useForm({ defaultValues: { email: '', password: '' } });
  const box = useRef<HTMLDivElement>(null);
  const enter = async (credentials: { email: string; password: string }) => {
    const session = await signIn({ ...credentials, email: credentials.email.trim() });
    await navigate({ href: afterSignIn(session, wanted), replace: true });
  };
  return (
    <div className="wrap pb-(--section)">
      <PageHeader title={t`Log in`} lead={wanted ? t`Daarna gaat u verder waar u wilde zijn.` : undefined} />
      <div className="grid items-start gap-10 lg:grid-cols-2 lg:gap-16">
        <div ref={box}>
          <Panel>
            <ProviderSignIn next={wanted} />
            <Form form={form} onSubmit={enter}>
              <TextField name="email" type="email" label={t`E-mailadres`} autoComplete="username" />
              <PasswordField autoComplete="current-password" />
              <div>
                <SubmitButton>
                  <Trans>Log in</Trans>
                </SubmitButton>
              </div>
            </Form>
            <ul className="mt-6 grid gap-2">
              <li>
                <AppLink to="/wachtwoord-vergeten">
                  <Trans>Wachtwoord vergeten</Trans>
                </AppLink>
              </li>
              <li>
                <AppLink to="/inloglink">
                  <Trans>Log in met een link in uw mail</Trans>
                </AppLink>
              </li>
            </ul>
            <p className="mt-6 border-t border-line pt-5">
              <Trans>Hebt u nog geen account?</Trans>{' '}
              <AppLink to="/account-maken" search={wanted ? { next: wanted } : {}}>
                <Trans>Maak een account</Trans>
              </AppLink>
            </p>
          </Panel>
        </div>
        <div className="grid gap-8">
          <DemonstrationSignIns
            onChoose={(credentials) => {
              form.reset(credentials);
              box.current?.querySelector('form')?.requestSubmit();
            }}
          />
          <section aria-labelledby="zonder-account">
            <h2 id="zonder-account" className="text-xl">
              <Trans>Wat kan zonder account</Trans>
            </h2>
            <p className="soft mt-2 max-w-prose">
              <Trans>
                Kennismaken met de scan, instrumenten en adviseurs bekijken en praktijkverhalen lezen kan
                zonder account. Medewerkers die een scan invullen hebben er nooit een nodig.
              </Trans>
            </p>
          </section>
        </div>
      </div>
    </div>
  );
}
