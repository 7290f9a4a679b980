import { Trans } from '@lingui/react/macro';
import { useId } from 'react';

interface FilterProps {
  label: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
  /** What stands there while nothing is chosen. */
  empty?: string;
}

/** One choice that narrows the list at once. */
export function Filter({ label, value, options, onChange, empty }: FilterProps) {
  const id = useId();
  return (
    <div className="field min-w-0">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input min-w-0"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      >
        <option value="">{empty ?? <Trans>Alle</Trans>}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
