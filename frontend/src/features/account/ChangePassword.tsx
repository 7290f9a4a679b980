import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listSessionsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { updatePassword } from '@/api/sdk.gen.ts';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { Panel } from '@/ui/Panel.tsx';
import { toast } from '@/ui/toast.ts';
import { PasswordField } from './PasswordField.tsx';

/** Another password for whoever knows the current one. */
export function ChangePassword({ accountId }: { accountId: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm({ defaultValues: { current: '', password: '' } });
  const change = async (wish: { current: string; password: string }) => {
    await updatePassword({ path: { accountId }, body: wish, throwOnError: true });
    form.reset();
    toast(t`Uw wachtwoord is gewijzigd. Overal elders bent u uitgelogd.`);
    await queries.invalidateQueries({ queryKey: listSessionsQueryKey() });
  };
  return (
    <Panel>
      <Form form={form} onSubmit={change}>
        <PasswordField name="current" label={t`Huidig wachtwoord`} autoComplete="current-password" />
        <PasswordField
          label={t`Nieuw wachtwoord`}
          autoComplete="new-password"
          description={t`Minstens 12 tekens. Daarna bent u overal elders uitgelogd.`}
        />
        <div>
          <SubmitButton kind="secondary">
            <Trans>Wijzig mijn wachtwoord</Trans>
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
