import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createEmailChange } from '@/api/sdk.gen.ts';
import { Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { Panel } from '@/ui/Panel.tsx';
import { MailSent } from './MailSent.tsx';
import { PasswordField } from './PasswordField.tsx';

interface Wish {
  email: string;
  password: string;
}

/** Another e-mail address: it counts once it is confirmed from its mailbox. */
export function ChangeEmail({ accountId }: { accountId: string }) {
  const { t } = useLingui();
  const form = useForm<Wish>({ defaultValues: { email: '', password: '' } });
  const [sent, setSent] = useState<{ wish: Wish; validMinutes: number } | null>(null);
  const ask = async (given: Wish) => {
    const wish = { ...given, email: given.email.trim() };
    const { data } = await createEmailChange({ path: { accountId }, body: wish, throwOnError: true });
    setSent({ wish, validMinutes: data.validMinutes });
  };
  return (
    <Panel>
      {sent ? (
        <MailSent
          email={sent.wish.email}
          validMinutes={sent.validMinutes}
          onAgain={() => ask(sent.wish)}
          onOther={() => setSent(null)}
        />
      ) : (
        <Form form={form} onSubmit={ask}>
          <TextField
            name="email"
            type="email"
            label={t`Nieuw e-mailadres`}
            description={t`Daar krijgt u een mail om het te bevestigen. Tot die tijd blijft uw oude adres gelden.`}
            autoComplete="email"
            maxLength={254}
          />
          <PasswordField label={t`Uw wachtwoord`} autoComplete="current-password" />
          <div>
            <SubmitButton kind="secondary">
              <Trans>Stuur de mail</Trans>
            </SubmitButton>
          </div>
        </Form>
      )}
    </Panel>
  );
}
