import { msg } from '@lingui/core/macro';
import type { ScanRouteStop } from '@/api/types.gen.ts';

export type StopKind = ScanRouteStop['kind'];

/** Where a stop on the route leads, and what the way there is called. */
export const STOPS = {
  practices: { to: '/praktijk', label: msg`Bekijk de praktijk` },
  figures: { to: '/cijfers', label: msg`Bekijk de cijfers` },
  participatory_scan: { to: '/bedrijf/scans', label: msg`Doe de scan met uw medewerkers` },
  toolbox: { to: '/toolbox', label: msg`Zoek een instrument` },
  advisers: { to: '/adviseurs', label: msg`Zoek een adviseur` },
  comparison: { to: '/bedrijf/scans', label: msg`Doe de scan met uw medewerkers` },
  share: { to: '/praktijk', label: msg`Bekijk hoe anderen het vertellen` },
  next_theme: { to: '/toolbox', label: msg`Zoek een instrument` },
} as const satisfies Record<StopKind, unknown>;

const PLACES: Partial<Record<StopKind, { id: string; label: ReturnType<typeof msg> }>> = {
  comparison: { id: 'vergelijking', label: msg`Bekijk uw plaats` },
  share: { id: 'delen', label: msg`Naar het delen` },
};

/** The place on the page of a published result that a stop leads to; none for a stop elsewhere. */
export const placeOf = (kind: StopKind) => PLACES[kind];

/** The page that a stop leads to; where the stop is about a theme, with that theme chosen. */
export function wayOf({ kind, theme }: Pick<ScanRouteStop, 'kind' | 'theme'>) {
  return { to: STOPS[kind].to, search: theme ? { theme } : {} };
}
