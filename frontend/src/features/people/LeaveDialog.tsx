import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listPeopleQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { deletePerson } from '@/api/sdk.gen.ts';
import type { PersonRead } from '@/api/types.gen.ts';
import { problemOf } from '@/lib/problem.ts';
import { sessionQuery } from '@/lib/session.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';

interface LeaveDialogProps {
  organisation: { id: string; name: string };
  person: PersonRead;
  isOwn: boolean;
  onClose: () => void;
}

/** Letting somebody go, or leaving oneself. */
export function LeaveDialog({ organisation, person, isOwn, onClose }: LeaveDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    setError(null);
    try {
      await deletePerson({
        path: { organisationId: organisation.id, accountId: person.accountId },
        throwOnError: true,
      });
    } catch (failure) {
      setError(failure);
      setBusy(false);
      return;
    }
    if (isOwn) {
      toast(t`U werkt niet meer voor ${organisation.name}.`);
      await queries.resetQueries({ queryKey: sessionQuery.queryKey });
      await navigate({ to: '/account' });
      return;
    }
    toast(t`${person.name} heeft geen toegang meer.`);
    onClose();
    await queries.invalidateQueries({
      queryKey: listPeopleQueryKey({ path: { organisationId: organisation.id } }),
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={isOwn ? t`Vertrekt u bij ${organisation.name}?` : t`Neemt u de toegang van ${person.name} weg?`}
      actions={
        <>
          <Button kind="danger" busy={busy} onClick={() => void go()}>
            {isOwn ? <Trans>Ja, ik vertrek</Trans> : <Trans>Ja, neem de toegang weg</Trans>}
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
        {isOwn ? (
          <Trans>
            U ziet daarna niets meer van deze organisatie. Wat u deed, blijft staan. Een eigenaar kan u
            opnieuw uitnodigen.
          </Trans>
        ) : (
          <Trans>
            {person.name} ziet daarna niets meer van deze organisatie, ook niet in een venster dat nog open
            staat. Wat {person.name} deed, blijft staan.
          </Trans>
        )}
      </p>
    </Dialog>
  );
}
