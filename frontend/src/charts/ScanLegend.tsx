import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Shape } from '@/ui/Shape.tsx';

/** The legend of a chart with management and employees; `band` says who the comparable companies are. */
export function ScanLegend({ employees = true, band }: { employees?: boolean; band?: ReactNode }) {
  return (
    <>
      <span>
        <Shape of="management" />
        <Trans>Leiding</Trans>
      </span>
      {employees && (
        <span>
          <Shape of="employees" />
          <Trans>Medewerkers</Trans>
        </span>
      )}
      {band && (
        <span>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <rect className="mark-band" y="2" width="14" height="10" rx="1" />
          </svg>
          {band}
        </span>
      )}
    </>
  );
}
