import { Trans } from '@lingui/react/macro';
import { useController, useFormContext } from 'react-hook-form';
import type { FileRead } from '@/api/types.gen.ts';
import { AddDocuments } from './AddDocuments.tsx';
import { DocumentList } from './DocumentList.tsx';

interface DocumentsFieldProps {
  name: string;
  label: string;
  description?: string;
}

/** Documents that go along with a form: sent while one fills it in, given with it. Its value is a list of files. */
export function DocumentsField({ name, label, description }: DocumentsFieldProps) {
  const { control, getValues } = useFormContext();
  const { field } = useController({ name, control });
  const chosen = (field.value ?? []) as FileRead[];
  return (
    <fieldset className="field field-wide">
      <legend className="field-label">
        {label}
        <span className="field-optional">
          {' '}
          <Trans>(niet verplicht)</Trans>
        </span>
      </legend>
      <div className="grid gap-3">
        {description && <p className="field-description">{description}</p>}
        <DocumentList
          documents={chosen}
          onRemove={(gone) => () => field.onChange(chosen.filter((each) => each.id !== gone.id))}
        />
        <AddDocuments onSent={(file) => field.onChange([...(getValues(name) ?? []), file])} />
      </div>
    </fieldset>
  );
}
