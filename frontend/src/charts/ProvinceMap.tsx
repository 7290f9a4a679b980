import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { MAP_SIZE, provinces } from '@/data/provincies.ts';
import { useFormats } from '@/lib/format.ts';

/** The darkest step of the ramp needs light text. */
const DARKEST = 4;
const STEPS = 5;

interface ProvinceMapProps {
  /** Value per province code (`NL-NB`); null or absent where there is too little to show. */
  values: Readonly<Record<string, number | null>>;
  /** Upper bounds of the steps of the ramp, ascending, at most five; left out, five even steps of round numbers. */
  bounds?: readonly number[];
  /** How a value is written on the map and in the key. */
  format?: (value: number) => string;
  description: string;
  /** Makes every province a button. Choosing one again is told too: whoever listens takes it back. */
  onSelect?: (code: string) => void;
  /** The codes that are chosen. */
  selected?: readonly string[];
  /** Words for a province without a value. */
  nothing?: string;
}

/** The step of the ramp a value falls in: the first bound it does not exceed. */
export function rampStep(value: number, bounds: readonly number[]): number {
  const step = bounds.findIndex((bound) => value <= bound);
  return step === -1 ? bounds.length - 1 : step;
}

/** Upper bounds of five even steps that hold all values, each a multiple of 1, 2 or 5 times a power of ten. */
export function evenBounds(values: readonly number[]): number[] {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const rough = (most - least || STEPS) / STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const steps = [1, 2, 5, 10, 20].map((times) => times * power);
  const boundsBy = (step: number) =>
    Array.from({ length: STEPS }, (_, index) =>
      Number(((Math.floor(least / step) + index + 1) * step).toPrecision(12)),
    );
  const bounds = steps.map(boundsBy).find((found) => (found.at(-1) ?? 0) >= most);
  return bounds ?? boundsBy(20 * power);
}

/** The twelve provinces, shaded in steps, with the figure in each; hatched where there is too little to show. */
export function ProvinceMap({
  values,
  bounds,
  format,
  description,
  onSelect,
  selected = [],
  nothing,
}: ProvinceMapProps) {
  const id = useId();
  const { t } = useLingui();
  const { number } = useFormats();
  const written = format ?? ((value: number) => number(value));
  const known = Object.values(values).filter((value) => value !== null);
  const ramp = bounds ?? evenBounds(known);
  const missing = nothing ?? t`te weinig gegevens`;
  const drawing = (
    <svg
      className="map"
      viewBox={`0 0 ${MAP_SIZE.width} ${MAP_SIZE.height}`}
      role="img"
      aria-label={description}
      aria-hidden={onSelect ? true : undefined}
    >
      <defs>
        <Hatch id={id} />
      </defs>
      {provinces.map((province) => {
        const value = values[province.code] ?? null;
        const step = value === null ? null : rampStep(value, ramp);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the button on top of it does the same by keyboard
          <g key={province.code} onClick={onSelect && (() => onSelect(province.code))}>
            <path
              d={province.d}
              className={step === null ? undefined : `map-ramp-${step}`}
              style={step === null ? { fill: `url(#${id})` } : undefined}
            />
            {value !== null && !onSelect && (
              <text
                x={province.centre[0]}
                y={province.centre[1] + 5}
                className={step === DARKEST ? 'map-on-high' : undefined}
              >
                {written(value)}
              </text>
            )}
          </g>
        );
      })}
      {provinces
        .filter((province) => selected.includes(province.code))
        .map((province) => (
          <path key={province.code} d={province.d} className="map-chosen" />
        ))}
    </svg>
  );
  return (
    <div className="grid gap-3">
      {onSelect ? (
        <fieldset className="map-choice">
          <legend className="visually-hidden">{description}</legend>
          {drawing}
          {provinces.map((province) => {
            const value = values[province.code] ?? null;
            return (
              <button
                key={province.code}
                type="button"
                aria-pressed={selected.includes(province.code)}
                title={province.name}
                style={{
                  left: `${(100 * province.centre[0]) / MAP_SIZE.width}%`,
                  top: `${(100 * province.centre[1]) / MAP_SIZE.height}%`,
                }}
                onClick={() => onSelect(province.code)}
              >
                {value === null ? <span aria-hidden="true">–</span> : written(value)}
                <span className="visually-hidden">
                  {value === null ? `${province.name}, ${missing}` : `, ${province.name}`}
                </span>
              </button>
            );
          })}
        </fieldset>
      ) : (
        drawing
      )}
      <ul className="legend text-xs">
        {ramp.map((bound, step) => (
          <li key={bound}>
            <span className="ramp-key" style={{ background: `var(--color-ramp-${step})` }} />
            {t`tot ${written(bound)}`}
          </li>
        ))}
        <li>
          <svg className="ramp-key" viewBox="0 0 16 16" aria-hidden="true">
            <defs>
              <Hatch id={`${id}-key`} />
            </defs>
            <rect width="16" height="16" fill={`url(#${id}-key)`} />
          </svg>
          {missing}
        </li>
      </ul>
    </div>
  );
}

function Hatch({ id }: { id: string }) {
  return (
    <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="7" height="7" fill="var(--color-ramp-0)" />
      <path d="M0 0V7" stroke="var(--color-quiet-mark)" strokeWidth="1.5" />
    </pattern>
  );
}

export interface MapPin {
  key: string;
  /** The number of the list item beside the map. */
  label: string;
  province: string;
}

/** Where things are, by province: numbered squares that return in the list beside the map. */
export function PinMap({ pins, description }: { pins: readonly MapPin[]; description: string }) {
  const taken = new Map<string, number>();
  return (
    <svg
      className="map"
      viewBox={`0 0 ${MAP_SIZE.width} ${MAP_SIZE.height}`}
      role="img"
      aria-label={description}
    >
      {provinces.map((province) => (
        <path key={province.code} d={province.d} className="map-plain" />
      ))}
      {pins.map((pin) => {
        const province = provinces.find((one) => one.code === pin.province);
        if (!province) return null;
        const before = taken.get(pin.province) ?? 0;
        taken.set(pin.province, before + 1);
        const [cx, cy] = [province.centre[0] + before * 28, province.centre[1]];
        return (
          <g key={pin.key}>
            <rect className="map-pin" x={cx - 13} y={cy - 13} width="26" height="26" rx="3" />
            <text className="map-pin-text" x={cx} y={cy + 6}>
              {pin.label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
