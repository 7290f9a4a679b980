import { useLingui } from '@lingui/react/macro';
import { useController, useFormContext } from 'react-hook-form';
import { describedBy, type FieldWords } from './Field.tsx';
import { controlId, useFieldLabel, useFormSurroundings } from './FormContext.ts';

/** What a named field needs: its id, its fault, and the attributes of its control. `alsoHolds` gives the fault, or true. */
export function useField(
  name: string,
  { label, description, optional }: FieldWords,
  alsoHolds: (value: unknown) => true | string = () => true,
) {
  const { t } = useLingui();
  const { id: form } = useFormSurroundings();
  const { control } = useFormContext();
  useFieldLabel(name, label);
  // Without a ref React Hook Form takes the focus to no field: the summary of faults has it, and leads to each.
  const {
    field: { ref: _, ...field },
    fieldState,
  } = useController({
    name,
    control,
    rules: {
      validate: (value) => {
        const holds = alsoHolds(value);
        return holds === true && !optional && !isGiven(value) ? t`Vul dit in.` : holds;
      },
    },
  });
  const id = controlId(form, name);
  const error = fieldState.error?.message;
  return {
    id,
    error,
    field,
    control: {
      id,
      'aria-invalid': error ? true : undefined,
      'aria-describedby': describedBy(id, description, error),
      'aria-required': optional ? undefined : true,
    } as const,
  };
}

function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'string') return value.trim() !== '';
  return value !== null && value !== undefined;
}
