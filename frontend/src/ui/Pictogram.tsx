import type { ReactNode } from 'react';
import { classes } from '@/lib/classes.ts';

/** The themes of the scan, and three moments of the story: apart, together, done. */
export type PictogramTheme =
  | 'work_division'
  | 'working_time'
  | 'management'
  | 'participation'
  | 'craftsmanship'
  | 'process'
  | 'technology'
  | 'results'
  | 'apart'
  | 'together';

const DRAWINGS: Record<PictogramTheme, ReactNode> = {
  work_division: (
    <>
      <rect className="shape-staff" x="8" y="54" width="32" height="32" rx="3" />
      <circle className="shape-mgmt" cx="72" cy="26" r="18" />
      <path className="shape-line" d="M24 54V26h22M39 19l8 7-8 7M72 44v26H48M55 63l-8 7 8 7" />
    </>
  ),
  working_time: (
    <>
      <circle className="shape-mgmt" cx="48" cy="48" r="36" />
      <path className="shape-staff" d="M48 48V12a36 36 0 0 1 36 36z" />
      <path className="shape-cut" d="M48 26v22l16 10" />
    </>
  ),
  management: (
    <>
      <circle className="shape-mgmt" cx="48" cy="26" r="18" />
      <path className="shape-line" d="M48 46v14M20 66v-6h56v6" />
      <rect className="shape-staff" x="10" y="66" width="20" height="20" rx="2" />
      <rect className="shape-staff" x="38" y="66" width="20" height="20" rx="2" />
      <rect className="shape-staff" x="66" y="66" width="20" height="20" rx="2" />
    </>
  ),
  participation: (
    <>
      <rect className="shape-line" x="28" y="34" width="40" height="28" />
      <circle className="shape-mgmt" cx="16" cy="48" r="9" />
      <rect className="shape-staff" x="39" y="10" width="18" height="18" rx="2" />
      <rect className="shape-staff" x="39" y="68" width="18" height="18" rx="2" />
      <rect className="shape-staff" x="72" y="39" width="18" height="18" rx="2" />
    </>
  ),
  craftsmanship: (
    <>
      <rect className="shape-staff" x="12" y="42" width="44" height="44" rx="3" />
      <path className="shape-line" d="M34 64 66 32" />
      <circle className="shape-mgmt" cx="72" cy="26" r="16" />
      <path className="shape-cut" d="m65 26 5 5 9-10" />
    </>
  ),
  process: (
    <>
      <path className="shape-line" d="M6 66h20M50 66h10M80 66h10M38 48c0-34 32-34 32-4M63 38l7 8 7-8" />
      <rect className="shape-staff" x="28" y="56" width="20" height="20" rx="2" />
      <circle className="shape-mgmt" cx="70" cy="66" r="10" />
    </>
  ),
  technology: (
    <>
      <path
        className="shape-line"
        d="M48 12v10M48 74v10M12 48h10M74 48h10M23 23l6 6M67 67l6 6M73 23l-6 6M29 67l-6 6"
      />
      <circle className="shape-mgmt" cx="48" cy="48" r="24" />
      <rect className="shape-staff" x="38" y="38" width="20" height="20" rx="2" />
    </>
  ),
  results: (
    <>
      <rect className="shape-staff" x="10" y="60" width="18" height="26" rx="2" />
      <rect className="shape-staff" x="36" y="44" width="18" height="42" rx="2" />
      <rect className="shape-staff" x="62" y="28" width="18" height="58" rx="2" />
      <path className="shape-line" d="M10 44 44 22" />
      <circle className="shape-mgmt" cx="56" cy="16" r="10" />
    </>
  ),
  apart: (
    <>
      <circle className="shape-mgmt" cx="24" cy="48" r="20" />
      <rect className="shape-staff" x="56" y="28" width="38" height="40" rx="3" />
    </>
  ),
  together: (
    <>
      <circle className="shape-mgmt" cx="36" cy="48" r="26" />
      <rect className="shape-staff" x="40" y="24" width="46" height="48" rx="3" />
      <path className="shape-overlap" d="M40 22.300A26 26 0 0 1 40 73.700Z" />
    </>
  ),
};

/** A drawing from the circle and the square. Decoration: the text beside it says the same. */
export function Pictogram({ theme, className }: { theme: PictogramTheme; className?: string }) {
  return (
    <svg className={classes('pictogram', className)} viewBox="0 0 96 96" aria-hidden="true">
      {DRAWINGS[theme]}
    </svg>
  );
}
