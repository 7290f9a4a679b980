import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { confirmSignUp } from '@/api/sdk.gen.ts';
import { useSession } from '@/lib/session.ts';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { afterSignIn } from './homes.ts';
import { BrokenLink, useLinkToken } from './linkToken.tsx';
import { PasswordField } from './PasswordField.tsx';

/** The last step of signing up: the link from the mail, and the password once more. */
export function ConfirmSignUpPage() {
  const { t } = useLingui();
  const { enter } = useSession();
  const navigate = useNavigate();
  const token = useLinkToken();
  const [broken, setBroken] = useState(token === '');
  const form = useForm({ defaultValues: { password: '' } });
  if (broken) return <BrokenLink missing={token === ''} again="/account-maken" />;
  const confirm = async ({ password }: { password: string }) => {
    const { data } = await confirmSignUp({ body: { token, password }, throwOnError: true });
    enter(data);
    await navigate({ href: afterSignIn(data, undefined), replace: true });
  };
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Bevestig uw e-mailadres`}
        lead={t`Geef het wachtwoord dat u bij het aanmelden koos. Dan weten wij zeker dat u het bent.`}
      />
      <div className="max-w-xl">
        <Panel>
          <Form
            form={form}
            onSubmit={confirm}
            onProblem={(problem) => {
              if (!problem.is('link-not-found')) return false;
              setBroken(true);
              return true;
            }}
          >
            <PasswordField autoComplete="current-password" />
            <div>
              <SubmitButton>
                <Trans>Bevestig en log in</Trans>
              </SubmitButton>
            </div>
          </Form>
        </Panel>
      </div>
    </div>
  );
}
