import { scaleLinear } from 'd3-scale';
import { area } from 'd3-shape';
import { useFormats } from '@/lib/format.ts';
import { TwoWidths } from './Figure.tsx';

export interface EventPoint {
  /** Moments since the start; 0 is the first one after it. */
  time: number;
  value: number;
  low: number;
  high: number;
  /** The band that holds all moments at once, where it is told. */
  band?: { low: number; high: number } | undefined;
}

interface EventStudyProps {
  points: readonly EventPoint[];
  /** "jaren sinds de start", under the axis. */
  timeWords: string;
  startWords: string;
  /** "%" or "punt", at the top of the axis. */
  unit: string;
  description: string;
}

/** What participants differ, moment by moment, before and after their start: bands for how sure, a line at zero. */
export function EventStudy(props: EventStudyProps) {
  return (
    <TwoWidths
      wide={<Drawing {...props} width={640} narrow={false} />}
      narrow={<Drawing {...props} width={320} narrow />}
    />
  );
}

function Drawing(props: EventStudyProps & { width: number; narrow: boolean }) {
  const { points, timeWords, startWords, unit, description, width, narrow } = props;
  const { signed } = useFormats();
  const height = narrow ? 250 : 300;
  const [top, right, bottom, left] = [34, 16, 52, 48];
  const ordered = [...points].sort((one, other) => one.time - other.time);
  const times = ordered.map((point) => point.time);
  const x = scaleLinear()
    .domain([Math.min(-1, ...times) - 0.4, Math.max(0, ...times) + 0.4])
    .range([left, width - right]);
  const ends = ordered.flatMap((one) => [one.low, one.high, one.band?.low ?? 0, one.band?.high ?? 0]);
  const y = scaleLinear()
    .domain([Math.min(0, ...ends), Math.max(0, ...ends)])
    .nice(4)
    .range([height - bottom, top]);
  const band = area<EventPoint>()
    .x((point) => x(point.time))
    .y0((point) => y(point.low))
    .y1((point) => y(point.high));
  const wholeBand = area<EventPoint>()
    .defined((point) => point.band !== undefined)
    .x((point) => x(point.time))
    .y0((point) => y(point.band?.low ?? 0))
    .y1((point) => y(point.band?.high ?? 0));
  const before = ordered.filter((point) => point.time < 0);
  const after = ordered.filter((point) => point.time >= 0);
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={description}>
      <rect
        className="before-start"
        x={left}
        y={top}
        width={Math.max(0, x(-0.5) - left)}
        height={height - top - bottom}
      />
      <text className="text-axis" x={left} y={14}>
        {unit}
      </text>
      <text className="text-strong" x={x(-0.5) + 6} y={top - 6}>
        {startWords}
      </text>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0 ? 'zero-line' : 'grid-line'}
            x1={left}
            x2={width - right}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text className="anchor-end text-axis" x={left - 8} y={y(tick) + 4}>
            {tick === 0 ? '0' : signed(tick)}
          </text>
        </g>
      ))}
      {[before, after].map((side) => (
        <g key={side[0]?.time ?? 'none'}>
          <path className="mark-band-whole" d={wholeBand(side) ?? undefined} />
          <path className="mark-band" d={band(side) ?? undefined} />
        </g>
      ))}
      {ordered.map((point) => (
        <g key={point.time}>
          {point.band && (
            <line
              className="whisker-whole"
              x1={x(point.time)}
              x2={x(point.time)}
              y1={y(point.band.low)}
              y2={y(point.band.high)}
            />
          )}
          <line
            className="whisker"
            x1={x(point.time)}
            x2={x(point.time)}
            y1={y(point.low)}
            y2={y(point.high)}
          />
          <circle
            className={point.time < 0 ? 'mark-open' : 'mark-mgmt mark-outlined'}
            cx={x(point.time)}
            cy={y(point.value)}
            r="7"
          />
          <text className="anchor-middle" x={x(point.time)} y={height - bottom + 20}>
            {signed(point.time, 0)}
          </text>
        </g>
      ))}
      <text className="anchor-middle text-axis" x={(left + width - right) / 2} y={height - 8}>
        {timeWords}
      </text>
    </svg>
  );
}
