import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { confirmEmailChange } from '@/api/sdk.gen.ts';
import { sessionQuery } from '@/lib/session.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { BrokenLink, useLinkToken } from './linkToken.tsx';

/** Proving a new e-mail address with the link that was mailed there. */
export function ConfirmEmailPage() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const token = useLinkToken();
  const [state, setState] = useState<'asking' | 'broken' | 'done'>(token === '' ? 'broken' : 'asking');
  const form = useForm();
  if (state === 'broken') return <BrokenLink missing={token === ''} again="/account" />;
  if (state === 'done') {
    return (
      <div className="wrap pb-(--section)">
        <PageHeader
          title={t`Uw nieuwe e-mailadres geldt`}
          lead={t`Hiermee logt u voortaan in. Uw oude adres kreeg bericht.`}
        />
        <LinkButton to="/account">
          <Trans>Naar uw account</Trans>
        </LinkButton>
      </div>
    );
  }
  const confirm = async () => {
    await confirmEmailChange({ body: { token }, throwOnError: true });
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    setState('done');
  };
  return (
    <div className="wrap pb-(--section)">
      <PageHeader title={t`Bevestig uw nieuwe e-mailadres`} lead={t`Daarna logt u hiermee in.`} />
      <Form
        form={form}
        onSubmit={confirm}
        onProblem={(problem) => {
          if (!problem.is('link-not-found')) return false;
          setState('broken');
          return true;
        }}
      >
        <div>
          <SubmitButton>
            <Trans>Gebruik dit adres</Trans>
          </SubmitButton>
        </div>
      </Form>
    </div>
  );
}
