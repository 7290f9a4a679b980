import { scaleLinear } from 'd3-scale';
import { TwoWidths } from './Figure.tsx';

export interface BarPairRow {
  key: string;
  label: string;
  /** The group the finding is about. */
  first: number;
  second: number;
  firstWords: string;
  secondWords: string;
}

interface BarPairProps {
  rows: readonly BarPairRow[];
  /** What the two bars are, drawn beside the first pair. */
  names: readonly [string, string];
  description: string;
}

/** Two groups side by side per row, named and labelled directly: the first filled, the second hatched by its outline. */
export function BarPair({ rows, names, description }: BarPairProps) {
  return (
    <TwoWidths
      wide={<Drawing rows={rows} names={names} description={description} width={560} narrow={false} />}
      narrow={<Drawing rows={rows} names={names} description={description} width={320} narrow />}
    />
  );
}

function Drawing({
  rows,
  names,
  description,
  width,
  narrow,
}: BarPairProps & { width: number; narrow: boolean }) {
  const left = narrow ? 0 : 130;
  const step = narrow ? 92 : 72;
  const x = scaleLinear()
    .domain([0, Math.max(...rows.flatMap((row) => [row.first, row.second]))])
    .range([0, width - left - (narrow ? 150 : 190)]);
  const text = (words: string, name: string, index: number) => (index === 0 ? `${words}  ${name}` : words);
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${rows.length * step}`} role="img" aria-label={description}>
      {rows.map((row, index) => {
        const top = index * step + (narrow ? 26 : 6);
        const firstWidth = Math.max(2, x(row.first));
        const secondWidth = Math.max(2, x(row.second));
        return (
          <g key={row.key}>
            <text className="text-strong" x="0" y={narrow ? top - 8 : top + 31}>
              {row.label}
            </text>
            <rect className="mark-mgmt" x={left} y={top} width={firstWidth} height="24" rx="2" />
            <text className="text-strong" x={left + firstWidth + 8} y={top + 18}>
              {text(row.firstWords, names[0], index)}
            </text>
            <rect className="mark-band" x={left} y={top + 28} width={secondWidth} height="24" rx="2" />
            <text x={left + secondWidth + 8} y={top + 45}>
              {text(row.secondWords, names[1], index)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
