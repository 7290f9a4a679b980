import { useLingui } from '@lingui/react/macro';
import { ArrowRight } from 'lucide-react';
import type { ScanRouteStop } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { STOPS } from './stops.ts';

/** The route that fits the target group, stop by stop, each with its reason. */
export function RouteStops({ stops }: { stops: readonly ScanRouteStop[] }) {
  const { i18n } = useLingui();
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
            <AppLink to={STOPS[stop.kind].to} className="mt-2 inline-flex items-center gap-1.5">
              {i18n._(STOPS[stop.kind].label)}
              <ArrowRight aria-hidden="true" className="size-4" />
            </AppLink>
          </div>
        </li>
      ))}
    </ol>
  );
}
