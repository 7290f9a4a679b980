import { Field, type FieldWords } from './Field.tsx';
import { useField } from './useField.ts';

/** A day and a time of day in Dutch time, as `2026-12-01T09:00`, with the picker of the device. */
export function MomentField({ name, label, description }: FieldWords & { name: string }) {
  const { id, error, field, control } = useField(name, { label, description });
  return (
    <Field id={id} label={label} description={description} error={error}>
      <input
        {...control}
        {...field}
        className="input max-w-xs"
        type="datetime-local"
        value={field.value ?? ''}
        onChange={(event) => field.onChange(event.target.value || null)}
      />
    </Field>
  );
}
