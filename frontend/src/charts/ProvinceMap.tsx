import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { MAP_SIZE, provinces } from '@/data/provincies.ts';
import { useFormats } from '@/lib/format.ts';

/** The darkest step of the ramp needs light text. */
const DARKEST = 4;

interface ProvinceMapProps {
  /** Value per province code (`NL-NB`); null or absent where there is too little to show. */
  values: Readonly<Record<string, number | null>>;
  /** Upper bounds of the steps of the ramp, ascending, at most five. */
  bounds: readonly number[];
  description: string;
}

/** The step of the ramp a value falls in: the first bound it does not exceed. */
export function rampStep(value: number, bounds: readonly number[]): number {
  const step = bounds.findIndex((bound) => value <= bound);
  return step === -1 ? bounds.length - 1 : step;
}

/** The twelve provinces, shaded in steps, with the figure in each; hatched where there is too little to show. */
export function ProvinceMap({ values, bounds, description }: ProvinceMapProps) {
  const id = useId();
  const { t } = useLingui();
  const { number } = useFormats();
  return (
    <div className="grid gap-3">
      <svg
        className="map"
        viewBox={`0 0 ${MAP_SIZE.width} ${MAP_SIZE.height}`}
        role="img"
        aria-label={description}
      >
        <defs>
          <Hatch id={id} />
        </defs>
        {provinces.map((province) => {
          const value = values[province.code] ?? null;
          const step = value === null ? null : rampStep(value, bounds);
          return (
            <g key={province.code}>
              <path
                d={province.d}
                className={step === null ? undefined : `map-ramp-${step}`}
                style={step === null ? { fill: `url(#${id})` } : undefined}
              />
              {value !== null && (
                <text
                  x={province.centre[0]}
                  y={province.centre[1] + 5}
                  className={step === DARKEST ? 'map-on-high' : undefined}
                >
                  {number(value)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <ul className="legend text-xs">
        {bounds.map((bound, step) => (
          <li key={bound}>
            <span className="ramp-key" style={{ background: `var(--color-ramp-${step})` }} />
            {t`tot ${number(bound)}`}
          </li>
        ))}
        <li>
          <svg className="ramp-key" viewBox="0 0 16 16" aria-hidden="true">
            <defs>
              <Hatch id={`${id}-key`} />
            </defs>
            <rect width="16" height="16" fill={`url(#${id}-key)`} />
          </svg>
          <Trans>te weinig gegevens</Trans>
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
