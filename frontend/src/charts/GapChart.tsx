import { useLingui } from '@lingui/react/macro';
import { scaleLinear } from 'd3-scale';
import { classes } from '@/lib/classes.ts';
import { useFormats } from '@/lib/format.ts';
import { TwoWidths } from './Figure.tsx';

export interface GapRow {
  key: string;
  label: string;
  /** 0 to 100; null when there is nothing to show. */
  management: number | null;
  /** 0 to 100; null below five answers. */
  employees: number | null;
  /** The middle half of comparable companies. */
  band?: readonly [number, number] | null;
}

/** How management and employees differ, in whole points; null when one of them is not shown. */
export function gapOf(row: GapRow): number | null {
  if (row.management === null || row.employees === null) return null;
  return Math.round(row.employees) - Math.round(row.management);
}

/** Gaps this small are shown as equal: within the noise of a single answer. */
const EQUAL_WITHIN = 4;
/** Marks closer than this would cover each other, so they are shifted apart. */
const OVERLAP_WITHIN = 6;

interface GapChartProps {
  rows: readonly GapRow[];
  /** What the chart shows, in a sentence with the most important figure. */
  description: string;
}

/** Themes as rows: circle for management, square for employees, a soft band for comparable companies. */
export function GapChart({ rows, description }: GapChartProps) {
  return (
    <TwoWidths
      wide={<Drawing rows={rows} description={description} width={700} narrow={false} />}
      narrow={<Drawing rows={rows} description={description} width={316} narrow />}
    />
  );
}

interface DrawingProps extends GapChartProps {
  width: number;
  narrow: boolean;
}

function Drawing({ rows, description, width, narrow }: DrawingProps) {
  const { t } = useLingui();
  const { signed, number } = useFormats();
  const step = narrow ? 64 : 52;
  const top = narrow ? 36 : 44;
  const x = scaleLinear()
    .domain([0, 100])
    .range(narrow ? [10, width - 10] : [242, 616]);
  const gaps = rows.map(gapOf);
  const largest = Math.max(0, ...gaps.map((gap) => Math.abs(gap ?? 0)));
  const height = top + rows.length * step + 4;
  const anyGap = gaps.some((gap) => gap !== null);
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={description}>
      {[0, 25, 50, 75, 100].map((tick) => (
        <g key={tick}>
          <line className="grid-line" x1={x(tick)} x2={x(tick)} y1={top - 14} y2={height - 4} />
          <text className="anchor-middle text-axis" x={x(tick)} y={top - 22}>
            {tick}
          </text>
        </g>
      ))}
      {!narrow && (
        <text className="anchor-end text-axis" x={width} y={top - 22}>
          {anyGap ? t`verschil` : t`score`}
        </text>
      )}
      {rows.map((row, index) => {
        const gap = gaps[index] ?? null;
        const isLargest = gap !== null && Math.abs(gap) === largest && largest > EQUAL_WITHIN;
        const rowTop = top + index * step;
        const y = narrow ? rowTop + 46 : rowTop + 26;
        // With one side only there is no gap to name: then its score.
        const score = anyGap ? null : (row.management ?? row.employees);
        const words =
          gap === null
            ? score === null
              ? ''
              : number(score)
            : Math.abs(gap) <= EQUAL_WITHIN
              ? t`gelijk`
              : signed(gap, 0);
        return (
          <g key={row.key}>
            {isLargest && (
              <rect
                className="row-highlight"
                x={-14}
                y={rowTop - 2}
                width={width + 28}
                height={step}
                rx="6"
              />
            )}
            {narrow && !isLargest && (
              <rect className="label-gap" x="0" y={rowTop + 6} width={width} height="20" />
            )}
            <text className="text-strong" x="0" y={narrow ? rowTop + 22 : y + 5}>
              {row.label}
            </text>
            <Marks row={row} gap={gap} x={x} y={y} isLargest={isLargest} />
            <text
              className={classes('anchor-end', 'text-figure', isLargest && !narrow && 'text-figure-top')}
              x={width}
              y={narrow ? rowTop + 22 : y + 6}
            >
              {words}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

interface MarksProps {
  row: GapRow;
  gap: number | null;
  x: (value: number) => number;
  y: number;
  isLargest: boolean;
}

function Marks({ row, gap, x, y, isLargest }: MarksProps) {
  const close = gap !== null && Math.abs(gap) <= OVERLAP_WITHIN ? 6 : 0;
  const { management, employees } = row;
  return (
    <>
      {row.band && (
        <rect
          className="mark-band"
          x={x(row.band[0])}
          y={y - 12}
          width={x(row.band[1]) - x(row.band[0])}
          height="24"
          rx="3"
        />
      )}
      {management !== null && employees !== null && (
        <line
          className={classes('gap-line', isLargest && 'gap-line-top')}
          x1={x(management)}
          x2={x(employees)}
          y1={y}
          y2={y}
        />
      )}
      {employees !== null && (
        <rect
          className="mark-staff mark-outlined"
          x={x(employees) - 9}
          y={y - 9 - close}
          width="18"
          height="18"
          rx="2"
        />
      )}
      {management !== null && (
        <circle className="mark-mgmt mark-outlined" cx={x(management)} cy={y + close} r="10" />
      )}
    </>
  );
}
