import type { ComponentProps, ReactNode } from 'react';
import { Field, type FieldWords } from './Field.tsx';
import { useField } from './useField.ts';

interface TextFieldProps extends FieldWords {
  name: string;
  type?: 'text' | 'email' | 'password' | 'tel' | 'url' | 'search';
  autoComplete?: string;
  inputMode?: ComponentProps<'input'>['inputMode'];
  maxLength?: number;
  readOnly?: boolean;
  wide?: boolean;
  /** A fixed unit before or after the text. */
  before?: ReactNode;
  after?: ReactNode;
}

/** One line of text. */
export function TextField({
  name,
  label,
  description,
  optional,
  wide,
  before,
  after,
  type = 'text',
  ...input
}: TextFieldProps) {
  const { id, error, field, control } = useField(name, { label, description, optional: optional ?? false });
  const box = (
    <input {...control} {...field} {...input} type={type} className="input" value={field.value ?? ''} />
  );
  return (
    <Field
      id={id}
      label={label}
      description={description}
      optional={optional ?? false}
      error={error}
      wide={wide ?? false}
    >
      {before || after ? (
        <div className="input-box">
          {before && <span className="affix">{before}</span>}
          {box}
          {after && <span className="affix">{after}</span>}
        </div>
      ) : (
        box
      )}
    </Field>
  );
}

interface TextAreaProps extends FieldWords {
  name: string;
  rows?: number;
  maxLength?: number;
  /** Needed in the end, but it may be kept empty for now. */
  later?: boolean;
}

/** Several lines of text. */
export function TextArea({ name, label, description, optional, rows = 5, maxLength, later }: TextAreaProps) {
  const { id, error, field, control } = useField(name, {
    label,
    description,
    optional: optional ?? later ?? false,
  });
  return (
    <Field id={id} label={label} description={description} optional={optional ?? false} error={error} wide>
      <textarea
        {...control}
        {...field}
        className="input"
        rows={rows}
        maxLength={maxLength}
        value={field.value ?? ''}
      />
    </Field>
  );
}

interface DateFieldProps extends FieldWords {
  name: string;
  min?: string;
  max?: string;
}

/** A day, as `2026-11-23`, with the date picker of the device. */
export function DateField({ name, label, description, optional, min, max }: DateFieldProps) {
  const { id, error, field, control } = useField(name, { label, description, optional: optional ?? false });
  return (
    <Field id={id} label={label} description={description} optional={optional ?? false} error={error}>
      <input
        {...control}
        {...field}
        className="input date-input"
        type="date"
        min={min}
        max={max}
        value={field.value ?? ''}
        onChange={(event) => field.onChange(event.target.value || null)}
      />
    </Field>
  );
}
