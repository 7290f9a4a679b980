import { useId } from 'react';

const ROWS = 20;

interface BlockFieldProps {
  filled: number;
  total?: number;
  description: string;
}

/** One block per company: the filled part as one shape, so that 1,000 blocks cost two elements. */
export function BlockField({ filled, total = 1000, description }: BlockFieldProps) {
  const id = useId();
  const columns = Math.ceil(total / ROWS);
  const whole = Math.min(filled, total);
  return (
    <svg className="chart" viewBox={`0 0 ${columns * 10} ${ROWS * 10}`} role="img" aria-label={description}>
      <defs>
        <pattern id={`${id}-open`} width="10" height="10" patternUnits="userSpaceOnUse">
          <rect className="mark-band" x="1" y="1" width="8" height="8" rx="1" />
        </pattern>
        <pattern id={`${id}-filled`} width="10" height="10" patternUnits="userSpaceOnUse">
          <rect className="mark-mgmt" x="1" y="1" width="8" height="8" rx="1" />
        </pattern>
      </defs>
      <rect width={columns * 10} height={ROWS * 10} fill={`url(#${id}-open)`} />
      <path d={filledOutline(whole)} fill={`url(#${id}-filled)`} />
    </svg>
  );
}

/** The outline of the filled blocks: whole columns from the left, then the top of the next one. */
export function filledOutline(filled: number): string {
  if (filled <= 0) return 'M0 0';
  const full = Math.floor(filled / ROWS);
  const rest = filled % ROWS;
  const right = (full + (rest > 0 ? 1 : 0)) * 10;
  const height = ROWS * 10;
  if (rest === 0) return `M0 0H${right}V${height}H0Z`;
  return full === 0 ? `M0 0H10V${rest * 10}H0Z` : `M0 0H${right}V${rest * 10}H${full * 10}V${height}H0Z`;
}

interface TenThousandProps {
  filled: number;
  description: string;
}

/** Ten boxes of 1,000: the way to 10,000. */
export function TenThousand({ filled, description }: TenThousandProps) {
  return (
    <div className="ten-thousand" role="img" aria-label={description}>
      {Array.from({ length: 10 }, (_, index) => index).map((box) => (
        <span key={box}>
          <span style={{ width: `${Math.min(1, Math.max(0, filled / 1000 - box)) * 100}%` }} />
        </span>
      ))}
    </div>
  );
}
