import { scaleLinear } from 'd3-scale';
import { classes } from '@/lib/classes.ts';
import { useFormats } from '@/lib/format.ts';
import { TwoWidths } from './Figure.tsx';

export interface Effect {
  key: string;
  label: string;
  /** The unit or a remark, below the label: "per gewerkt uur". */
  note?: string;
  estimate: number;
  low: number;
  high: number;
  /** The band that holds all effects of a course at once, where it is told: a lighter line behind the interval. */
  band?: { low: number; high: number } | undefined;
  /** The estimate in words: "+5,2 %". */
  words: string;
}

/** Whether the interval leaves out zero: only then is a difference shown. */
export function isShown(effect: Pick<Effect, 'low' | 'high'>): boolean {
  return effect.low > 0 || effect.high < 0;
}

interface EffectIntervalProps {
  effects: readonly Effect[];
  description: string;
}

/** Estimates with their interval: filled when a difference is shown, open when it is not. */
export function EffectInterval({ effects, description }: EffectIntervalProps) {
  return (
    <TwoWidths
      wide={<Drawing effects={effects} description={description} width={560} narrow={false} />}
      narrow={<Drawing effects={effects} description={description} width={320} narrow />}
    />
  );
}

function Drawing({
  effects,
  description,
  width,
  narrow,
}: EffectIntervalProps & { width: number; narrow: boolean }) {
  const { signed } = useFormats();
  const step = narrow ? 64 : 56;
  const top = 26;
  const height = top + effects.length * step;
  const low = Math.min(0, ...effects.map((effect) => effect.band?.low ?? effect.low));
  const high = Math.max(0, ...effects.map((effect) => effect.band?.high ?? effect.high));
  const x = scaleLinear()
    .domain([low, high])
    .nice(5)
    .range(narrow ? [8, width - 8] : [175, width - 92]);
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={description}>
      {x.ticks(5).map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0 ? 'zero-line' : 'grid-line'}
            x1={x(tick)}
            x2={x(tick)}
            y1={top - 4}
            y2={height}
          />
          <text className="anchor-middle text-axis" x={x(tick)} y={14}>
            {tick === 0 ? '0' : signed(tick)}
          </text>
        </g>
      ))}
      {effects.map((effect, index) => {
        const rowTop = top + index * step;
        const y = narrow ? rowTop + 46 : rowTop + 30;
        const shown = isShown(effect);
        const whisker = classes('whisker', !shown && 'whisker-open');
        return (
          <g key={effect.key}>
            {narrow && <rect className="label-gap" x="0" y={rowTop + 8} width={width} height="22" />}
            <text className="text-strong" x="0" y={narrow ? rowTop + 24 : y - 3}>
              {effect.label}
            </text>
            {effect.note && !narrow && (
              <text x="0" y={y + 15}>
                {effect.note}
              </text>
            )}
            {effect.band && (
              <path className="whisker-whole" d={`M${x(effect.band.low)} ${y}H${x(effect.band.high)}`} />
            )}
            <path
              className={whisker}
              d={`M${x(effect.low)} ${y}H${x(effect.high)}M${x(effect.low)} ${y - 7}v14M${x(effect.high)} ${y - 7}v14`}
            />
            <circle
              className={shown ? 'mark-mgmt mark-outlined' : 'mark-open'}
              cx={x(effect.estimate)}
              cy={y}
              r="8"
            />
            <text className="anchor-end text-figure" x={width} y={narrow ? rowTop + 24 : y + 6}>
              {effect.words}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
