import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { Versioned } from '@/lib/versioned.ts';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { isOpen, type VersionEditing } from './useVersionEditing.ts';

interface VersionFormProps<Values extends FieldValues, Version> {
  form: UseFormReturn<Values>;
  /** The version on the page, as it was read; null for one that is new. */
  read: Versioned<Version> | null;
  editing: VersionEditing;
  update: (values: Values, read: Versioned<Version>) => Promise<unknown>;
  /** Makes it and answers its id. */
  create: (values: Values, idempotencyKey: string) => Promise<string>;
  className?: string;
  children: ReactNode;
}

/** The words of a version: a form as long as they may change, and one line when they stand. */
export function VersionForm<Values extends FieldValues, Version extends { id: string; status: string }>(
  props: VersionFormProps<Values, Version>,
) {
  const { form, read, editing, update, create, className, children } = props;
  const { t } = useLingui();
  if (!isOpen(read?.data ?? null)) {
    return (
      <p className="soft">
        <Trans>Deze woorden zijn gepubliceerd en liggen vast.</Trans>
      </p>
    );
  }
  return (
    <Form
      form={form}
      className={className}
      onProblem={(problem) => {
        if (problem.status !== 412) return false;
        editing.markStale();
        return true;
      }}
      onSubmit={async (values, { idempotencyKey }) => {
        if (read) {
          await update(values, read);
          await editing.refresh(read.data.id);
          toast(t`De versie is opgeslagen.`);
        } else {
          const made = await create(values, idempotencyKey);
          toast(t`Het concept is bewaard.`);
          await editing.openVersion(made);
        }
      }}
    >
      {children}
      <SubmitButton>
        <Trans>Sla het concept op</Trans>
      </SubmitButton>
    </Form>
  );
}
