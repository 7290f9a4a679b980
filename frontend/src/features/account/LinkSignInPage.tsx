import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { followSignInLink } from '@/api/sdk.gen.ts';
import { useSession } from '@/lib/session.ts';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { afterSignIn } from './homes.ts';
import { BrokenLink, useLinkToken } from './linkToken.tsx';

/** Signing in with the link from a mail, by a button: a mail program that opens links does not use it up. */
export function LinkSignInPage() {
  const { t } = useLingui();
  const { enter } = useSession();
  const navigate = useNavigate();
  const token = useLinkToken();
  const [broken, setBroken] = useState(token === '');
  const form = useForm();
  if (broken) return <BrokenLink missing={token === ''} again="/inloglink" />;
  const follow = async () => {
    const { data } = await followSignInLink({ body: { token }, throwOnError: true });
    enter(data);
    await navigate({ href: afterSignIn(data, undefined), replace: true });
  };
  return (
    <div className="wrap pb-(--section)">
      <PageHeader title={t`Log in met uw link`} lead={t`De link werkt één keer.`} />
      <Form
        form={form}
        onSubmit={follow}
        onProblem={(problem) => {
          if (!problem.is('link-not-found')) return false;
          setBroken(true);
          return true;
        }}
      >
        <div>
          <SubmitButton>
            <Trans>Log in</Trans>
          </SubmitButton>
        </div>
      </Form>
    </div>
  );
}
