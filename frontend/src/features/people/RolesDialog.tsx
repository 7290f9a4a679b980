import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listPeopleQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { updatePerson } from '@/api/sdk.gen.ts';
import type { PersonRead } from '@/api/types.gen.ts';
import { type Role, sessionQuery } from '@/lib/session.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { CheckboxGroup, Form, SubmitButton } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { useRoleWords } from './roles.ts';

interface RolesDialogProps {
  organisationId: string;
  person: PersonRead;
  roles: readonly Role[];
  isOwn: boolean;
  onClose: () => void;
}

/** Giving somebody other roles. When a colleague changed them in the meantime, the present ones are read first. */
export function RolesDialog({ organisationId, person, roles, isOwn, onClose }: RolesDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const words = useRoleWords();
  const form = useForm<{ roles: Role[] }>({ defaultValues: { roles: person.roles } });
  const listed = listPeopleQueryKey({ path: { organisationId } });
  return (
    <Dialog open onClose={onClose} title={t`Rollen van ${person.name}`}>
      <Form
        form={form}
        onSubmit={async (wish) => {
          await updatePerson({
            path: { organisationId, accountId: person.accountId },
            body: wish,
            headers: ifMatch(`"${person.version}"`),
            throwOnError: true,
          });
          toast(t`De rollen van ${person.name} zijn gewijzigd.`);
          onClose();
          await queries.invalidateQueries({ queryKey: listed });
          if (isOwn) await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
        }}
        onProblem={(problem) => {
          if (problem.status !== 412) return false;
          toast(t`Iemand anders wijzigde deze rollen zojuist. U ziet nu hoe het staat.`);
          void queries.invalidateQueries({ queryKey: listed });
          onClose();
          return true;
        }}
      >
        <CheckboxGroup
          name="roles"
          label={t`Rollen`}
          options={roles.map((role) => ({
            value: role,
            label: words[role].name,
            description: words[role].may,
          }))}
        />
        <div>
          <SubmitButton>
            <Trans>Bewaar de rollen</Trans>
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
