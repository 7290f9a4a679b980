import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useForm } from 'react-hook-form';
import { createToolboxStatusChange, createToolboxVersion } from '@/api/sdk.gen.ts';
import type { CreateToolboxStatusChangeData, ToolboxVersionRead } from '@/api/types.gen.ts';
import { useSession } from '@/lib/session.ts';
import { ifMatch, type Versioned } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { ArchiveDialog } from './ArchiveDialog.tsx';

type Wish = CreateToolboxStatusChangeData['body'];

interface StatusActsProps {
  read: Versioned<ToolboxVersionRead>;
  /** With the version to look at now: this one, or a new one. */
  onChanged: (versionId: string) => void;
}

/** What can happen with a version now, by whoever is looking. */
export function StatusActs({ read, onChanged }: StatusActsProps) {
  const { t } = useLingui();
  const { may } = useSession();
  const [returning, setReturning] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const version = read.data;
  const reviews = may('toolbox:publish');
  const move = async (body: Wish, said: string) => {
    await createToolboxStatusChange({
      path: { versionId: version.id },
      body,
      headers: ifMatch(read.etag),
      throwOnError: true,
    });
    toast(said);
    onChanged(version.id);
  };
  const can = (status: ToolboxVersionRead['status']) => version.allowedStatuses.includes(status);
  return (
    <div className="mb-10 flex flex-wrap gap-3">
      {can('in_review') && (
        <Act onAct={() => move({ toStatus: 'in_review' }, t`Het programmabureau beoordeelt deze versie.`)}>
          <Trans>Leg voor aan het programmabureau</Trans>
        </Act>
      )}
      {reviews && can('published') && (
        <Act onAct={() => move({ toStatus: 'published' }, t`Deze versie staat in de toolbox.`)}>
          <Trans>Publiceer deze versie</Trans>
        </Act>
      )}
      {reviews && can('draft') && (
        <Button kind="secondary" onClick={() => setReturning(true)}>
          <Trans>Geef terug met een opmerking</Trans>
        </Button>
      )}
      {(version.status === 'published' || version.status === 'archived') && (
        <Act
          onAct={async () => {
            const { data } = await createToolboxVersion({ path: { slug: version.slug }, throwOnError: true });
            toast(t`Versie ${data.number} is begonnen als concept.`);
            onChanged(data.id);
          }}
        >
          <Trans>Begin een nieuwe versie</Trans>
        </Act>
      )}
      {reviews && can('archived') && (
        <Button kind="danger" onClick={() => setLeaving(true)}>
          <Trans>Haal uit de toolbox</Trans>
        </Button>
      )}
      <ArchiveDialog
        open={leaving}
        slug={version.slug}
        onClose={() => setLeaving(false)}
        onArchive={(replacedBy) =>
          move({ toStatus: 'archived', replacedBy }, t`Dit instrument staat niet meer in de toolbox.`)
        }
      />
      <ReturnDialog
        open={returning}
        onClose={() => setReturning(false)}
        onReturn={(note) => move({ toStatus: 'draft', note }, t`De schrijver ziet uw opmerking.`)}
      />
    </div>
  );
}

interface ActProps {
  onAct: () => Promise<unknown>;
  children: ReactNode;
}

/** A button with its own small form, so that a refusal is told beside it. */
function Act({ onAct, children }: ActProps) {
  const form = useForm();
  return (
    <Form form={form} onSubmit={onAct} className="grid gap-2">
      <SubmitButton kind="secondary">{children}</SubmitButton>
    </Form>
  );
}

interface ReturnDialogProps {
  open: boolean;
  onClose: () => void;
  onReturn: (note: string) => Promise<unknown>;
}

function ReturnDialog({ open, onClose, onReturn }: ReturnDialogProps) {
  const { t } = useLingui();
  const form = useForm({ defaultValues: { note: '' } });
  return (
    <Dialog open={open} onClose={onClose} title={t`Geef terug aan de schrijver`}>
      <Form
        form={form}
        onSubmit={async ({ note }) => {
          await onReturn(note);
          onClose();
        }}
      >
        <TextArea name="note" label={t`Wat moet er anders`} rows={4} />
        <SubmitButton>
          <Trans>Geef terug</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
