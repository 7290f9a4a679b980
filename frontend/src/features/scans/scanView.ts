import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ScanRead } from '@/api/types.gen.ts';

/** What every view of one scan gets. */
export interface ScanViewProps {
  scan: ScanRead;
  /** The version that was read, for a change. */
  etag: string | null;
  /** Reads the scan and the lists anew after an act. */
  onChanged: () => Promise<unknown>;
  /** The campaign of a branch that the scan is part of. */
  campaign?: ReactNode;
}

/** The path to a page of one scan. */
export function useScanCrumbs(title: string) {
  const { t } = useLingui();
  return [
    { label: t`Uw bedrijf`, to: '/bedrijf' },
    { label: t`Scan`, to: '/bedrijf/scans' },
    { label: title },
  ];
}
