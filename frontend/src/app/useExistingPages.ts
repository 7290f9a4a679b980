import { useRouter } from '@tanstack/react-router';
import { use } from 'react';
import type { Destination } from './publicNav.ts';
import { untilWhole } from './wholeSite.ts';

/**
 * Keeps the destinations whose page exists, so that no menu leads nowhere. A layout without an own page is none.
 * Suspends until the addresses of the site are there, which the home does without.
 */
export function useExistingPages(): <Kind extends Pick<Destination, 'to'>>(all: readonly Kind[]) => Kind[] {
  const router = useRouter();
  const coming = untilWhole(router);
  if (coming) use(coming);
  const pages = new Set(
    Object.entries(router.routesByPath)
      .filter(([, route]) => !route.children || route.id.endsWith('/'))
      .map(([path]) => path.replace(/\/$/, '') || '/'),
  );
  return (all) => all.filter((destination) => pages.has(destination.to));
}
