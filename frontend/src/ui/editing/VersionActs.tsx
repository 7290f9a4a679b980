import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { VersionStatus } from '@/api/types.gen.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';

/** The moves that every reviewed text has; taking it away differs from place to place. */
export type CommonMove =
  | { toStatus: 'in_review' }
  | { toStatus: 'published' }
  | { toStatus: 'draft'; note: string };

interface VersionActsProps {
  status: VersionStatus;
  allowed: readonly VersionStatus[];
  /** Whether who is looking may review. */
  reviews: boolean;
  /** What is said once it is published. */
  published: string;
  move: (wish: CommonMove, said: string) => Promise<unknown>;
  onNew: () => Promise<unknown>;
  /** How a published version is taken away. */
  leave: ReactNode;
}

/** What can happen with a version of a reviewed text now, by whoever is looking. */
export function VersionActs({ status, allowed, reviews, published, move, onNew, leave }: VersionActsProps) {
  const { t } = useLingui();
  const [returning, setReturning] = useState(false);
  return (
    <div className="mb-10 flex flex-wrap gap-3">
      {allowed.includes('in_review') && (
        <Act onAct={() => move({ toStatus: 'in_review' }, t`Het programmabureau beoordeelt deze versie.`)}>
          <Trans>Leg voor aan het programmabureau</Trans>
        </Act>
      )}
      {reviews && allowed.includes('published') && (
        <Act onAct={() => move({ toStatus: 'published' }, published)}>
          <Trans>Publiceer deze versie</Trans>
        </Act>
      )}
      {reviews && allowed.includes('draft') && (
        <Button kind="secondary" onClick={() => setReturning(true)}>
          <Trans>Geef terug met een opmerking</Trans>
        </Button>
      )}
      {(status === 'published' || status === 'archived') && (
        <Act onAct={onNew}>
          <Trans>Begin een nieuwe versie</Trans>
        </Act>
      )}
      {reviews && allowed.includes('archived') && leave}
      <ReturnDialog
        open={returning}
        onClose={() => setReturning(false)}
        onReturn={(note) => move({ toStatus: 'draft', note }, t`De schrijver ziet uw opmerking.`)}
      />
    </div>
  );
}

interface ActProps {
  kind?: 'secondary' | 'danger';
  onAct: () => Promise<unknown>;
  children: ReactNode;
}

/** A button with its own small form, so that a refusal is told beside it. */
export function Act({ kind = 'secondary', onAct, children }: ActProps) {
  const form = useForm();
  return (
    <Form form={form} onSubmit={onAct} className="grid gap-2">
      <SubmitButton kind={kind}>{children}</SubmitButton>
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
