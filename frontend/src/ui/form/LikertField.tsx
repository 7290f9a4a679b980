import { FieldError } from './Field.tsx';
import { LikertScale } from './LikertScale.tsx';
import { useField } from './useField.ts';

interface LikertFieldProps {
  name: string;
  statement: string;
  /** Whether "weet ik niet" is offered; it is kept as `unknown`. */
  unknownAllowed?: boolean;
}

/** The answer scale as a field of a form; every statement is answered. */
export function LikertField({ name, statement, unknownAllowed = false }: LikertFieldProps) {
  const { id, error, field } = useField(name, { label: statement });
  return (
    <div id={id} tabIndex={-1} className="field-wide">
      {error && <FieldError id={id}>{error}</FieldError>}
      <LikertScale
        statement={statement}
        value={field.value ?? null}
        onChange={field.onChange}
        unknownAllowed={unknownAllowed}
      />
    </div>
  );
}
