import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import {
  listMachineClientsQueryKey,
  listMachineScopesOptions,
  readSandboxOptions,
} from '@/api/@tanstack/react-query.gen.ts';
import { createMachineClient, updateMachineClient } from '@/api/sdk.gen.ts';
import type { MachineClientCreate, MachineClientRead, MachineScope } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { ClientFields } from './ClientFields.tsx';

interface ClientDialogProps {
  /** The one to change; null makes a new one. */
  client: MachineClientRead | null;
  onMade: (client: MachineClientRead) => void;
  onClose: () => void;
}

/** Making an API client, or changing its name and what it may do. */
export function ClientDialog({ client, onMade, onClose }: ClientDialogProps) {
  const { t } = useLingui();
  const scopes = useQuery(listMachineScopesOptions());
  return (
    <Dialog open onClose={onClose} title={client ? t`Wijzig ${client.name}` : t`Nieuwe koppeling`}>
      <Loaded query={scopes} skeleton={<ListSkeleton rows={4} />}>
        {(found) => <ClientForm client={client} scopes={found.items} onMade={onMade} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
}

function ClientForm({
  client,
  scopes,
  onMade,
  onClose,
}: ClientDialogProps & { scopes: readonly MachineScope[] }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  // Without a sandbox, nothing is asked about it.
  const sandbox = useQuery(readSandboxOptions());
  const form = useForm<MachineClientCreate>({
    defaultValues: {
      name: client?.name ?? '',
      scopes: (client?.scopes ?? []) as MachineClientCreate['scopes'],
      sandbox: false,
    },
  });
  const readAgain = () => queries.invalidateQueries({ queryKey: listMachineClientsQueryKey() });
  return (
    <Form
      form={form}
      onSubmit={async (wish) => {
        if (client) {
          const { name, scopes: chosen } = wish;
          await updateMachineClient({
            path: { clientId: client.id },
            body: { name, scopes: chosen },
            headers: ifMatch(`"${client.version}"`),
            throwOnError: true,
          });
          toast(t`De koppeling is gewijzigd.`);
          onClose();
        } else {
          const { data } = await createMachineClient({ body: wish, throwOnError: true });
          onMade(data);
        }
        await readAgain();
      }}
      onProblem={(problem) => {
        if (problem.status !== 412) return false;
        toast(t`Iemand anders wijzigde deze koppeling zojuist. U ziet nu hoe het staat.`);
        void readAgain();
        onClose();
        return true;
      }}
    >
      <ClientFields scopes={scopes} mayTry={client === null && sandbox.data?.openedAt != null} />
      <div>
        <SubmitButton>
          {client ? <Trans>Bewaar de koppeling</Trans> : <Trans>Maak de koppeling</Trans>}
        </SubmitButton>
      </div>
    </Form>
  );
}
