import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import type { FileRead } from '@/api/types.gen.ts';
import { FieldGroup } from '@/ui/form/Field.tsx';
import { controlId, useFieldLabel, useFormSurroundings } from '@/ui/form/FormContext.ts';
import { DocumentsPicker } from './AddDocuments.tsx';
import { DocumentList } from './DocumentList.tsx';
import { useUploads } from './useUploads.ts';

interface DocumentsFieldProps {
  name: string;
  label: string;
  description?: string;
}

/**
 * Documents that go along with a form: sent while one fills it in, given with it. Its value is a list of files.
 *
 * The form waits for what is on its way, and does not go without a document that was chosen and did not arrive.
 */
export function DocumentsField({ name, label, description }: DocumentsFieldProps) {
  const { t } = useLingui();
  const { id: form, underway } = useFormSurroundings();
  const { control, getValues, clearErrors } = useFormContext();
  useFieldLabel(name, label);
  const picking = useUploads((file) => field.onChange([...(getValues(name) ?? []), file]), underway);
  const { field, fieldState } = useController({
    name,
    control,
    rules: {
      validate: () =>
        !picking.hasRefused() ||
        t`Een document is niet aangekomen. Probeer het opnieuw, of sluit de melding.`,
    },
  });
  const refused = picking.uploads.some((each) => each.fault !== null);
  useEffect(() => {
    if (!refused) clearErrors(name);
  }, [refused, clearErrors, name]);
  const chosen = (field.value ?? []) as FileRead[];
  return (
    <FieldGroup
      id={controlId(form, name)}
      label={label}
      description={description}
      error={fieldState.error?.message}
      optional
      wide
    >
      <div className="grid gap-3">
        <DocumentList
          documents={chosen}
          onRemove={(gone) => () => field.onChange(chosen.filter((each) => each.id !== gone.id))}
        />
        <DocumentsPicker uploads={picking} />
      </div>
    </FieldGroup>
  );
}
