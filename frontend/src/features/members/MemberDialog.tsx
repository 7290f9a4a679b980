import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listMembersQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { putMember } from '@/api/sdk.gen.ts';
import type { MemberRead } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { DateField, Form, NumberField, SubmitButton, TextField } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';

interface MemberDialogProps {
  /** The one to change; null enters a new one. */
  member: MemberRead | null;
  onClose: () => void;
}

/** Entering a member, or changing what stands in the register. */
export function MemberDialog({ member, onClose }: MemberDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm({
    defaultValues: {
      kvkNumber: member?.kvkNumber ?? '',
      name: member?.name ?? '',
      sbiCode: member?.sbiCode ?? '',
      employees: member?.employees ?? null,
      postcode: member?.postcode ?? '',
      since: member?.since ?? '',
    },
  });
  const readAgain = () => queries.invalidateQueries({ queryKey: listMembersQueryKey() });
  return (
    <Dialog open onClose={onClose} title={member ? t`Wijzig ${member.name}` : t`Nieuw lid`}>
      <Form
        form={form}
        onSubmit={async ({ kvkNumber, name, employees, ...rest }) => {
          await putMember({
            path: { kvkNumber: kvkNumber.replace(/\s/g, '') },
            body: {
              name,
              employees,
              sbiVersion: member?.sbiVersion ?? '2008',
              sbiCode: rest.sbiCode || null,
              postcode: rest.postcode || null,
              since: rest.since || null,
            },
            headers: member ? ifMatch(`"${member.version}"`) : {},
            throwOnError: true,
          });
          await readAgain();
          toast(member ? t`${name} is gewijzigd.` : t`${name} staat in de ledenlijst.`);
          onClose();
        }}
        onProblem={(problem) => {
          if (problem.status === 428) {
            form.setError('kvkNumber', {
              message: t`Dit KVK-nummer staat al in uw ledenlijst, of stond erin. Zoek het op.`,
            });
            return true;
          }
          if (problem.status !== 412) return false;
          toast(t`Iemand anders wijzigde dit lid zojuist. U ziet nu hoe het staat.`);
          void readAgain();
          onClose();
          return true;
        }}
      >
        {!member && (
          <TextField
            name="kvkNumber"
            label={t`KVK-nummer`}
            description={t`Acht cijfers.`}
            inputMode="numeric"
            autoComplete="off"
            maxLength={12}
          />
        )}
        <TextField name="name" label={t`Naam`} autoComplete="off" maxLength={200} />
        <TextField
          name="sbiCode"
          label={t`SBI-code`}
          description={t`Bijvoorbeeld 25.11.`}
          optional
          autoComplete="off"
          maxLength={8}
        />
        <NumberField name="employees" label={t`Medewerkers`} optional />
        <TextField
          name="postcode"
          label={t`Postcode`}
          description={t`Wij bewaren alleen de vier cijfers.`}
          optional
          autoComplete="off"
          maxLength={7}
        />
        <DateField name="since" label={t`Lid sinds`} optional max={todayInAmsterdam()} />
        <div>
          <SubmitButton>{member ? <Trans>Bewaar</Trans> : <Trans>Voeg toe</Trans>}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
