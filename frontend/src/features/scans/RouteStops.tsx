import { useLingui } from '@lingui/react/macro';
import { ArrowDown, ArrowRight } from 'lucide-react';
import type { ScanRouteStop } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { placeOf, STOPS, wayOf } from './stops.ts';

interface RouteStopsProps {
  stops: readonly ScanRouteStop[];
  /** Whether the route stands on a published result: some stops are then on that page itself. */
  onResult?: boolean;
}

/** The route that fits the target group, stop by stop, each with its reason. */
export function RouteStops({ stops, onResult = false }: RouteStopsProps) {
  const localized = useLocalized();
  return (
    <ol className="hairlines">
      {stops.map((stop, index) => (
        <li key={stop.kind} className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 py-5">
          <span className="figure-mid text-accent-text" aria-hidden="true">
            {index + 1}
          </span>
          <div>
            <h3 className="text-lg">{localized(stop.title)}</h3>
            <p className="soft mt-1">{localized(stop.reason)}</p>
            <Way stop={stop} onResult={onResult} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Way({ stop, onResult }: { stop: ScanRouteStop; onResult: boolean }) {
  const { i18n } = useLingui();
  const look = 'mt-2 inline-flex items-center gap-1.5';
  const place = onResult ? placeOf(stop.kind) : undefined;
  if (place)
    return (
      <a href={`#${place.id}`} className={look}>
        {i18n._(place.label)}
        <ArrowDown aria-hidden="true" className="size-4 shrink-0" />
      </a>
    );
  return (
    <AppLink {...wayOf(stop)} className={look}>
      {i18n._(STOPS[stop.kind].label)}
      <ArrowRight aria-hidden="true" className="size-4 shrink-0" />
    </AppLink>
  );
}
