import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listMachineClientsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { updateMachineClient } from '@/api/sdk.gen.ts';
import type { MachineClientRead, SandboxFaults } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, NumberField, SubmitButton } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';

interface FaultsDialogProps {
  client: MachineClientRead;
  faults: SandboxFaults;
  onClose: () => void;
}

/** What goes wrong on purpose for a system that tries out. */
export function FaultsDialog({ client, faults, onClose }: FaultsDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm<SandboxFaults>({ defaultValues: faults });
  const readAgain = () => queries.invalidateQueries({ queryKey: listMachineClientsQueryKey() });
  return (
    <Dialog open onClose={onClose} title={t`Storingen voor ${client.name}`}>
      <Form
        form={form}
        onSubmit={async (wish) => {
          await updateMachineClient({
            path: { clientId: client.id },
            body: { faults: wish },
            headers: ifMatch(`"${client.version}"`),
            throwOnError: true,
          });
          toast(t`De storingen staan zoals u wilt.`);
          onClose();
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
        <p>
          <Trans>Zo ziet u hoe uw systeem zich op een slechte dag houdt. Met 0 staat een storing uit.</Trans>
        </p>
        <NumberField
          name="delayMs"
          label={t`Elk antwoord later, in milliseconden`}
          description={t`Hoogstens 3000.`}
        />
        <NumberField
          name="refusedEvery"
          label={t`Elke zoveelste aanvraag geweigerd`}
          description={t`Met 503, en er is niets gedaan.`}
        />
        <NumberField
          name="lostEvery"
          label={t`Elk zoveelste antwoord raakt zoek`}
          description={t`Het is gedaan, maar uw systeem hoort 503. Nog eens hetzelfde sturen verandert niets.`}
        />
        <NumberField
          name="doubledEvery"
          label={t`Elke zoveelste verandering dubbel`}
          description={t`Op een bladzijde van de stroom van veranderingen.`}
        />
        <p>
          <Trans>
            En met de berichten aan webhooks die deze koppeling zelf maakte, geteld vanaf het eerste bericht:
          </Trans>
        </p>
        <NumberField
          name="webhooksDoubledEvery"
          label={t`Elk zoveelste bericht twee keer`}
          description={t`Met hetzelfde webhook-id: de tweede keer doet uw systeem niets.`}
        />
        <NumberField
          name="webhooksLateEvery"
          label={t`Elk zoveelste bericht later`}
          description={t`Een halve minuut.`}
        />
        <NumberField
          name="webhooksOvertakenEvery"
          label={t`Elk zoveelste bericht ingehaald`}
          description={t`Een later bericht over dezelfde voucher komt eerst. Komt er geen, dan gaat het na een minuut.`}
        />
        <div>
          <SubmitButton>
            <Trans>Bewaar de storingen</Trans>
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
