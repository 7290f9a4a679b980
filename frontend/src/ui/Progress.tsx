import type { ReactNode } from 'react';

interface ProgressProps {
  label: string;
  value: number;
  max: number;
  /** The same in words: "€ 17.650 van € 300.000". */
  children?: ReactNode;
}

/** How much of something is used or done, as a bar and in words. */
export function Progress({ label, value, max, children }: ProgressProps) {
  const share = max === 0 ? 0 : Math.min(1, Math.max(0, value / max));
  return (
    <div className="progress">
      {children && <p className="soft">{children}</p>}
      <div
        className="progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={Math.min(value, max)}
      >
        <span style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}

/** How far one is in a wizard: a bar of steps, and the same in words for who cannot see it. */
export function Steps({ current, labels }: { current: number; labels: readonly string[] }) {
  return (
    <div className="grid gap-2">
      <div className="steps-bar" aria-hidden="true">
        {labels.map((label, index) => (
          <span
            key={label}
            className={
              index < current ? 'steps-bar-done' : index === current ? 'steps-bar-current' : undefined
            }
          />
        ))}
      </div>
      <p className="kicker">
        {current + 1}/{labels.length} · {labels[current]}
      </p>
    </div>
  );
}
