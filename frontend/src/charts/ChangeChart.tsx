import { useLingui } from '@lingui/react/macro';
import { scaleLinear } from 'd3-scale';
import { useFormats } from '@/lib/format.ts';
import { TwoWidths } from './Figure.tsx';

/** Then and now, 0 to 100; null when it is not shown. */
export interface ThenAndNow {
  before: number | null;
  now: number | null;
}

export interface ChangeRow {
  key: string;
  label: string;
  /** False when the two may not be compared: only now is drawn then. */
  comparable: boolean;
  management: ThenAndNow;
  employees: ThenAndNow;
}

/** Changes this small are shown as equal: within the noise of a single answer. */
const EQUAL_WITHIN = 4;
/** Marks closer than this would cover each other: only now is drawn. */
const OVERLAP_WITHIN = 4;
/** From the middle of a mark to where the line begins. */
const RADIUS = 9;

/** How far a score went, in whole points; null when one of the two is not shown. */
export function changeOf({ before, now }: ThenAndNow): number | null {
  return before === null || now === null ? null : Math.round(now) - Math.round(before);
}

interface ChangeChartProps {
  rows: readonly ChangeRow[];
  /** What the chart shows, in a sentence. */
  description: string;
}

/** Themes as rows, a line each for management and employees: open is then, filled is now. */
export function ChangeChart({ rows, description }: ChangeChartProps) {
  return (
    <TwoWidths
      wide={<Drawing rows={rows} description={description} width={700} narrow={false} />}
      narrow={<Drawing rows={rows} description={description} width={316} narrow />}
    />
  );
}

interface DrawingProps extends ChangeChartProps {
  width: number;
  narrow: boolean;
}

function Drawing({ rows, description, width, narrow }: DrawingProps) {
  const { t } = useLingui();
  const { signed } = useFormats();
  const step = narrow ? 102 : 80;
  const top = narrow ? 30 : 36;
  const x = scaleLinear()
    .domain([0, 100])
    .range(narrow ? [10, width - 98] : [242, 580]);
  const height = top + rows.length * step;
  const words = (row: ChangeRow, side: ThenAndNow) => {
    if (!row.comparable) return '';
    const change = changeOf(side);
    if (change === null) return t`niet getoond`;
    return Math.abs(change) <= EQUAL_WITHIN ? t`gelijk` : signed(change, 0);
  };
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={description}>
      {[0, 25, 50, 75, 100].map((tick) => (
        <g key={tick}>
          <line className="grid-line" x1={x(tick)} x2={x(tick)} y1={top - 12} y2={height} />
          <text className="anchor-middle text-axis" x={x(tick)} y={top - 18}>
            {tick}
          </text>
        </g>
      ))}
      {rows.map((row, index) => {
        const rowTop = top + index * step;
        const first = rowTop + (narrow ? 46 : 24);
        const tracks = [
          { side: row.management, square: false, y: first },
          { side: row.employees, square: true, y: first + 30 },
        ];
        return (
          <g key={row.key}>
            {narrow && <rect className="label-gap" x="0" y={rowTop + 4} width={width} height="22" />}
            <text className="text-strong" x="0" y={narrow ? rowTop + 20 : first + 20}>
              {row.label}
            </text>
            {!row.comparable && (
              <text className="anchor-end" x={width} y={narrow ? rowTop + 20 : first + 20}>
                {t`niet vergelijkbaar`}
              </text>
            )}
            {tracks.map(({ side, square, y }) => (
              <g key={y}>
                <Track side={side} square={square} x={x} y={y} />
                <Words text={words(row, side)} shown={changeOf(side) !== null} x={width} y={y + 6} />
              </g>
            ))}
          </g>
        );
      })}
    </svg>
  );
}

function Words({ text, shown, x, y }: { text: string; shown: boolean; x: number; y: number }) {
  return (
    <text className={shown ? 'anchor-end text-figure' : 'anchor-end'} x={x} y={y}>
      {text}
    </text>
  );
}

interface TrackProps {
  side: ThenAndNow;
  square: boolean;
  x: (value: number) => number;
  y: number;
}

function Track({ side, square, x, y }: TrackProps) {
  const change = changeOf(side);
  const { before, now } = side;
  const apart = change !== null && Math.abs(change) > OVERLAP_WITHIN;
  return (
    <>
      {apart && before !== null && now !== null && (
        <>
          <line
            className="gap-line"
            x1={x(before) + Math.sign(change) * RADIUS}
            x2={x(now) - Math.sign(change) * RADIUS}
            y1={y}
            y2={y}
          />
          <Mark open square={square} x={x(before)} y={y} />
        </>
      )}
      {now !== null && <Mark open={false} square={square} x={x(now)} y={y} />}
    </>
  );
}

function Mark({ open, square, x, y }: { open: boolean; square: boolean; x: number; y: number }) {
  const drawn = open ? 'mark-open' : `${square ? 'mark-staff' : 'mark-mgmt'} mark-outlined`;
  const half = open ? 7 : RADIUS;
  return square ? (
    <rect className={drawn} x={x - half} y={y - half} width={2 * half} height={2 * half} rx="2" />
  ) : (
    <circle className={drawn} cx={x} cy={y} r={half} />
  );
}
