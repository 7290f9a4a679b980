import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Field, FieldGroup, type FieldWords } from './Field.tsx';
import { useField } from './useField.ts';

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  description?: ReactNode;
}

interface ChoiceProps extends FieldWords {
  name: string;
  options: readonly Option[];
}

/** One of a list that is too long for radio buttons. */
export function Select({ name, label, description, optional, options }: ChoiceProps) {
  const { t } = useLingui();
  const { id, error, field, control } = useField(name, { label, description, optional: optional ?? false });
  return (
    <Field id={id} label={label} description={description} optional={optional ?? false} error={error}>
      <select
        {...control}
        {...field}
        className="input"
        value={field.value ?? ''}
        onChange={(event) => field.onChange(event.target.value || null)}
      >
        <option value="">{t`Kies`}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** One of a few. */
export function RadioGroup({ name, label, description, optional, options }: ChoiceProps) {
  const { id, error, field } = useField(name, { label, description, optional: optional ?? false });
  return (
    <FieldGroup
      id={id}
      label={label}
      description={description}
      optional={optional ?? false}
      error={error}
      wide
    >
      {options.map((option) => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={field.value === option.value}
            onChange={() => field.onChange(option.value)}
            onBlur={field.onBlur}
          />
          <span>{option.label}</span>
          {option.description && <span className="field-description">{option.description}</span>}
        </label>
      ))}
    </FieldGroup>
  );
}

/** Any number of a few; the form holds a list of values. */
export function CheckboxGroup({ name, label, description, optional, options }: ChoiceProps) {
  const { id, error, field } = useField(name, { label, description, optional: optional ?? false });
  const chosen: string[] = Array.isArray(field.value) ? field.value : [];
  return (
    <FieldGroup
      id={id}
      label={label}
      description={description}
      optional={optional ?? false}
      error={error}
      wide
    >
      {options.map((option) => (
        <label key={option.value} className="choice">
          <input
            type="checkbox"
            name={id}
            value={option.value}
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              field.onChange(
                event.target.checked
                  ? [...chosen, option.value]
                  : chosen.filter((value) => value !== option.value),
              )
            }
            onBlur={field.onBlur}
          />
          <span>{option.label}</span>
          {option.description && <span className="field-description">{option.description}</span>}
        </label>
      ))}
    </FieldGroup>
  );
}

interface CheckboxProps {
  name: string;
  label: string;
  description?: ReactNode;
  /** Must be ticked to go on, for a declaration. */
  mustBeTicked?: boolean;
}

/** Yes or no; the form holds a boolean. */
export function Checkbox({ name, label, description, mustBeTicked = false }: CheckboxProps) {
  const { t } = useLingui();
  const { id, error, field, control } = useField(name, { label, description, optional: true }, (value) =>
    !mustBeTicked || value === true ? true : t`Vink dit aan om verder te gaan.`,
  );
  return (
    <div className={error ? 'field field-wide field-invalid' : 'field field-wide'}>
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
      <label className="choice">
        <input
          {...control}
          type="checkbox"
          name={field.name}
          checked={field.value === true}
          onChange={(event) => field.onChange(event.target.checked)}
          onBlur={field.onBlur}
        />
        <span>{label}</span>
        {description && (
          <span id={`${id}-description`} className="field-description">
            {description}
          </span>
        )}
      </label>
    </div>
  );
}
