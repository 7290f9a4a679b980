import './facets.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';

export interface FacetOption {
  value: string;
  label: string;
  count: number;
}

interface FacetProps {
  label: string;
  options: readonly FacetOption[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** Folded away until somebody wants it, or has chosen in it. */
  folded?: boolean;
}

/** The values of one filter, each with how many it leaves. */
export function Facet({ label, options, chosen, onChange, folded = false }: FacetProps) {
  const shown = options.filter((option) => option.count > 0 || chosen.includes(option.value));
  if (shown.length === 0) return null;
  return (
    <details className="facet" open={!folded || chosen.length > 0}>
      <summary>{label}</summary>
      <fieldset className="min-w-0">
        <legend className="visually-hidden">{label}</legend>
        {shown.map((option) => (
          <label key={option.value} className="choice choice-facet">
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={(event) =>
                onChange(
                  event.target.checked
                    ? [...chosen, option.value]
                    : chosen.filter((value) => value !== option.value),
                )
              }
            />
            <span>{option.label}</span>
            <span className="quiet num">{option.count}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}

/** The filters beside a list; on a narrow screen behind one button. */
export function FacetPanel({ chosen, children }: { chosen: number; children: ReactNode }) {
  const { t } = useLingui();
  return (
    <div className="facets">
      <section className="facets-wide" aria-label={t`Filters`}>
        {children}
      </section>
      <details className="facets-narrow">
        <summary className="btn btn-secondary">
          <SlidersHorizontal aria-hidden="true" />
          {chosen > 0 ? <Trans>Filters ({chosen})</Trans> : <Trans>Filters</Trans>}
        </summary>
        {children}
      </details>
    </div>
  );
}
