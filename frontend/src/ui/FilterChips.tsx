import { Trans, useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';

export interface ActiveFilter {
  key: string;
  /** What is filtered on, in words: "Sector: bouw". */
  label: string;
  onRemove: () => void;
}

/** The filters that hold now; each can be taken away. */
export function FilterChips({
  filters,
  onClear,
}: {
  filters: readonly ActiveFilter[];
  onClear?: () => void;
}) {
  const { t } = useLingui();
  if (filters.length === 0) return null;
  return (
    <ul className="flex flex-wrap items-center gap-2" aria-label={t`Gekozen filters`}>
      {filters.map((filter) => (
        <li key={filter.key}>
          <button
            type="button"
            className="chip chip-on"
            aria-label={t`Haal filter weg: ${filter.label}`}
            onClick={filter.onRemove}
          >
            {filter.label}
            <X aria-hidden="true" />
          </button>
        </li>
      ))}
      {onClear && filters.length > 1 && (
        <li>
          <button type="button" className="btn btn-quiet btn-small" onClick={onClear}>
            <Trans>Haal alles weg</Trans>
          </button>
        </li>
      )}
    </ul>
  );
}

interface ChoiceChipsProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string; count?: number }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
}

/** Facets to choose from, each on or off. */
export function ChoiceChips<Value extends string>({
  label,
  options,
  chosen,
  onChange,
}: ChoiceChipsProps<Value>) {
  return (
    <fieldset className="min-w-0">
      <legend className="field-label mb-2 text-sm">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map((option) => {
          const on = chosen.includes(option.value);
          return (
            <button
              key={option.value}
              type="button"
              className="chip"
              aria-pressed={on}
              onClick={() =>
                onChange(on ? chosen.filter((value) => value !== option.value) : [...chosen, option.value])
              }
            >
              {option.label}
              {option.count !== undefined && <span className="quiet">{option.count}</span>}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
