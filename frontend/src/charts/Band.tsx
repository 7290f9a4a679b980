import { scaleLinear } from 'd3-scale';

interface BandProps {
  own: number;
  /** The middle half of comparable companies. */
  band: readonly [number, number];
  domain: readonly [number, number];
  description: string;
}

/** One figure of one's own against the middle half of comparable companies. */
export function Band({ own, band, domain, description }: BandProps) {
  const width = 320;
  const x = scaleLinear()
    .domain(domain)
    .range([10, width - 10])
    .clamp(true);
  return (
    <svg className="chart" viewBox={`0 0 ${width} 32`} role="img" aria-label={description}>
      <line className="grid-line" x1="10" x2={width - 10} y1="16" y2="16" />
      <rect className="mark-band" x={x(band[0])} y="4" width={x(band[1]) - x(band[0])} height="24" rx="3" />
      <circle className="mark-mgmt mark-outlined" cx={x(own)} cy="16" r="10" />
    </svg>
  );
}
