import { useRouter } from '@tanstack/react-router';
import type { Destination } from './publicNav.ts';

/** Keeps the destinations whose page exists, so that no menu leads nowhere. A layout without an own page is none. */
export function useExistingPages(): <Kind extends Pick<Destination, 'to'>>(all: readonly Kind[]) => Kind[] {
  const { routesByPath } = useRouter();
  const pages = new Set(
    Object.entries(routesByPath)
      .filter(([, route]) => !route.children || route.id.endsWith('/'))
      .map(([path]) => path.replace(/\/$/, '') || '/'),
  );
  return (all) => all.filter((destination) => pages.has(destination.to));
}
