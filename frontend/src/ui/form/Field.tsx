import { Trans } from '@lingui/react/macro';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '@/lib/classes.ts';

export interface FieldWords {
  label: string;
  /** Help under the label; there before one starts to type. */
  description?: ReactNode;
  /** Fields are required unless they say otherwise. */
  optional?: boolean;
}

interface FieldProps extends FieldWords {
  id: string;
  error?: string | undefined;
  wide?: boolean;
  children: ReactNode;
}

/** Which elements describe a control, for `aria-describedby`. */
export function describedBy(id: string, description: unknown, error: unknown): string | undefined {
  return classes(Boolean(description) && `${id}-description`, Boolean(error) && `${id}-error`) || undefined;
}

function Optional() {
  return (
    <span className="field-optional">
      {' '}
      <Trans>(niet verplicht)</Trans>
    </span>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-error`} className="field-error">
      <CircleAlert aria-hidden="true" />
      {children}
    </p>
  );
}

/** Label, description and message around one control. Also for controls outside a form, such as a search box. */
export function Field({ id, label, description, optional, error, wide, children }: FieldProps) {
  return (
    <div className={classes('field', wide && 'field-wide', error && 'field-invalid')}>
      <label className="field-label" htmlFor={id}>
        {label}
        {optional && <Optional />}
      </label>
      {description && (
        <div id={`${id}-description`} className="field-description">
          {description}
        </div>
      )}
      {error && <FieldError id={id}>{error}</FieldError>}
      {children}
    </div>
  );
}

/** As Field, for a group of choices. */
export function FieldGroup({ id, label, description, optional, error, wide, children }: FieldProps) {
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={classes('field', wide && 'field-wide', error && 'field-invalid')}
      aria-describedby={describedBy(id, description, error)}
    >
      <legend className="field-label">
        {label}
        {optional && <Optional />}
      </legend>
      {description && (
        <div id={`${id}-description`} className="field-description">
          {description}
        </div>
      )}
      {error && <FieldError id={id}>{error}</FieldError>}
      <div>{children}</div>
    </fieldset>
  );
}
