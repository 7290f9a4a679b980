import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listMachineClientsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { deleteMachineClient, deleteMachineCredential } from '@/api/sdk.gen.ts';
import type { MachineClientRead, MachineCredentialRead } from '@/api/types.gen.ts';
import { hasStatus, problemOf } from '@/lib/problem.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';

interface RevokeDialogProps {
  client: MachineClientRead;
  /** Only this secret or key; null revokes the whole client. */
  credential: MachineCredentialRead | null;
  onClose: () => void;
}

/** Ending the access of a system, or one secret or key of it, after a question. */
export function RevokeDialog({ client, credential, onClose }: RevokeDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const revoke = async () => {
    setBusy(true);
    setError(null);
    const path = { clientId: client.id };
    try {
      await (credential
        ? deleteMachineCredential({ path: { ...path, credentialId: credential.id }, throwOnError: true })
        : deleteMachineClient({ path, headers: ifMatch(`"${client.version}"`), throwOnError: true }));
      toast(credential ? t`Het is ingetrokken.` : t`${client.name} heeft geen toegang meer.`);
      onClose();
    } catch (failure) {
      setBusy(false);
      if (hasStatus(failure, 412)) {
        toast(t`Iemand anders wijzigde deze koppeling zojuist. U ziet nu hoe het staat.`);
        onClose();
      } else {
        setError(failure);
      }
    }
    await queries.invalidateQueries({ queryKey: listMachineClientsQueryKey() });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        credential === null
          ? t`Trekt u ${client.name} in?`
          : credential.kind === 'secret'
            ? t`Trekt u dit geheim van ${client.name} in?`
            : t`Trekt u deze sleutel van ${client.name} in?`
      }
      actions={
        <>
          <Button kind="danger" busy={busy} onClick={() => void revoke()}>
            <Trans>Ja, trek in</Trans>
          </Button>
          <Button kind="secondary" onClick={onClose}>
            <Trans>Nee, laat het zo</Trans>
          </Button>
        </>
      }
    >
      {error !== null && (
        <Notice tone="err" live title={<Trans>Dit kan niet</Trans>}>
          <p>{problemOf(error)?.detail ?? <Trans>Wij kregen geen antwoord. Probeer het opnieuw.</Trans>}</p>
        </Notice>
      )}
      <p>
        {credential ? (
          <Trans>
            Het systeem krijgt hiermee geen toegang meer. Wie al binnen is, is er binnen tien minuten uit.
          </Trans>
        ) : (
          <Trans>
            Het systeem kan meteen niets meer. U kunt dit niet terugdraaien; wel maakt u een nieuwe koppeling.
            Wat het systeem deed, blijft staan.
          </Trans>
        )}
      </p>
    </Dialog>
  );
}
