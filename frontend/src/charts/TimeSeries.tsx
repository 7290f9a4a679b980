import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { TwoWidths } from './Figure.tsx';

export interface SeriesPoint {
  period: string;
  value: number | null;
}

interface TimeSeriesProps {
  own: readonly SeriesPoint[];
  ownName: string;
  /** Comparable companies, drawn dashed. */
  others?: readonly SeriesPoint[];
  othersName?: string;
  /** The last period before the start: the ground before it is shaded. */
  startAfter?: string;
  startWords?: string;
  format: (value: number) => string;
  description: string;
}

/** A figure over the years: one's own as a line with dots, others dashed with squares, each named at its end. */
export function TimeSeries(props: TimeSeriesProps) {
  return (
    <TwoWidths
      wide={<Drawing {...props} width={640} narrow={false} />}
      narrow={<Drawing {...props} width={330} narrow />}
    />
  );
}

function Drawing(props: TimeSeriesProps & { width: number; narrow: boolean }) {
  const {
    own,
    ownName,
    others = [],
    othersName = '',
    startAfter,
    startWords,
    format,
    description,
    width,
    narrow,
  } = props;
  const height = narrow ? 250 : 280;
  const [top, right, bottom, left] = [28, narrow ? 12 : 130, 34, 56];
  const values = [...own, ...others].flatMap((point) => (point.value === null ? [] : [point.value]));
  const y = scaleLinear()
    .domain([Math.min(...values, 0 <= Math.min(...values) ? Math.min(...values) : 0), Math.max(...values)])
    .nice(4)
    .range([height - bottom, top]);
  const periods = own.map((point) => point.period);
  const x = scalePoint()
    .domain(periods)
    .range([left, width - right])
    .padding(0.25);
  const at = (point: SeriesPoint) => x(point.period) ?? left;
  const path = line<SeriesPoint>()
    .defined((point) => point.value !== null)
    .x(at)
    .y((point) => y(point.value ?? 0));
  const lastOf = (points: readonly SeriesPoint[]) => points.findLast((point) => point.value !== null);
  const edge = startAfter === undefined ? null : (x(startAfter) ?? left) + x.step() / 2;
  const ends = [
    { name: ownName, point: lastOf(own), strong: true },
    { name: othersName, point: lastOf(others), strong: false },
  ];
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={description}>
      {edge !== null && (
        <rect className="before-start" x={left} y={top} width={edge - left} height={height - top - bottom} />
      )}
      {edge !== null && startWords && (
        <text className="text-strong" x={edge + 6} y={top - 8}>
          {startWords}
        </text>
      )}
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line className="grid-line" x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
          <text className="anchor-end text-axis" x={left - 8} y={y(tick) + 4}>
            {format(tick)}
          </text>
        </g>
      ))}
      {periods.map((period) => (
        <text key={period} className="anchor-middle text-axis" x={x(period)} y={height - 10}>
          {period}
        </text>
      ))}
      <path className="series-other" d={path([...others]) ?? undefined} />
      <path className="series-own" d={path([...own]) ?? undefined} />
      {others.map((point) =>
        point.value === null ? null : (
          <rect
            key={point.period}
            className="mark-staff mark-outlined"
            x={at(point) - 6}
            y={y(point.value) - 6}
            width="12"
            height="12"
            rx="1"
          />
        ),
      )}
      {own.map((point) =>
        point.value === null ? null : (
          <circle
            key={point.period}
            className="mark-mgmt mark-outlined"
            cx={at(point)}
            cy={y(point.value)}
            r="7"
          />
        ),
      )}
      {!narrow &&
        ends.map(({ name, point, strong }) =>
          point?.value == null ? null : (
            <text
              key={name}
              className={strong ? 'text-strong' : undefined}
              x={at(point) + 14}
              y={y(point.value) + 5}
            >
              {name}
            </text>
          ),
        )}
    </svg>
  );
}
