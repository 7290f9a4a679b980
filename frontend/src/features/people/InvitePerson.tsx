import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listInvitationsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createInvitation } from '@/api/sdk.gen.ts';
import type { Role } from '@/lib/session.ts';
import { Form, Select, SubmitButton, TextField } from '@/ui/form/index.ts';
import { Panel } from '@/ui/Panel.tsx';
import { toast } from '@/ui/toast.ts';
import { useRoleWords } from './roles.ts';

/** Letting somebody in: an address and a role. */
export function InvitePerson({ organisationId, roles }: { organisationId: string; roles: readonly Role[] }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const words = useRoleWords();
  const only = roles.length === 1 ? (roles[0] ?? null) : null;
  const form = useForm({ defaultValues: { email: '', role: only } });
  return (
    <Panel>
      <h2 className="mb-4 text-xl">
        <Trans>Nodig een collega uit</Trans>
      </h2>
      <Form
        form={form}
        onSubmit={async ({ email, role }, { idempotencyKey }) => {
          await createInvitation({
            path: { organisationId },
            body: { email: email.trim(), role: role as Role },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          form.reset();
          toast(t`De uitnodiging is onderweg.`);
          await queries.invalidateQueries({
            queryKey: listInvitationsQueryKey({ path: { organisationId } }),
          });
        }}
      >
        <TextField
          name="email"
          type="email"
          label={t`E-mailadres van uw collega`}
          description={t`De uitnodiging werkt alleen voor dit adres, één keer, veertien dagen lang.`}
          autoComplete="off"
          maxLength={254}
        />
        {only === null && (
          <Select
            name="role"
            label={t`Rol`}
            options={roles.map((role) => ({ value: role, label: words[role].name }))}
          />
        )}
        <div>
          <SubmitButton>
            <Trans>Nodig uit</Trans>
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
