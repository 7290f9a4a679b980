import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { followPasswordReset } from '@/api/sdk.gen.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { BrokenLink, useLinkToken } from './linkToken.tsx';
import { PasswordField } from './PasswordField.tsx';

/** Choosing a new password with the link from a mail. */
export function NewPasswordPage() {
  const { t } = useLingui();
  const token = useLinkToken();
  const [state, setState] = useState<'asking' | 'broken' | 'done'>(token === '' ? 'broken' : 'asking');
  const form = useForm({ defaultValues: { password: '' } });
  if (state === 'broken') return <BrokenLink missing={token === ''} again="/wachtwoord-vergeten" />;
  if (state === 'done') {
    return (
      <div className="wrap pb-(--section)">
        <PageHeader
          title={t`Uw nieuwe wachtwoord geldt`}
          lead={t`Overal waar u was ingelogd bent u nu uitgelogd. Log in met uw nieuwe wachtwoord.`}
        />
        <LinkButton to="/inloggen">
          <Trans>Naar inloggen</Trans>
        </LinkButton>
      </div>
    );
  }
  const choose = async ({ password }: { password: string }) => {
    await followPasswordReset({ body: { token, password }, throwOnError: true });
    setState('done');
  };
  return (
    <div className="wrap pb-(--section)">
      <PageHeader title={t`Kies een nieuw wachtwoord`} />
      <div className="max-w-xl">
        <Panel>
          <Form
            form={form}
            onSubmit={choose}
            onProblem={(problem) => {
              if (!problem.is('link-not-found')) return false;
              setState('broken');
              return true;
            }}
          >
            <PasswordField
              autoComplete="new-password"
              description={t`Minstens 12 tekens. Vier woorden die niets met elkaar te maken hebben zijn makkelijk te onthouden en moeilijk te raden.`}
            />
            <div>
              <SubmitButton>
                <Trans>Bewaar mijn nieuwe wachtwoord</Trans>
              </SubmitButton>
            </div>
          </Form>
        </Panel>
      </div>
    </div>
  );
}
