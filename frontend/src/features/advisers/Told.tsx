import type { ReactNode } from 'react';

/** One part of what was declared, under its name. */
export function Told({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div>
      <h3 className="quiet text-sm">{label}</h3>
      <p className="whitespace-pre-line">{children}</p>
    </div>
  );
}
