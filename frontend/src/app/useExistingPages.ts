import { useRouter } from '@tanstack/react-router';
import type { Destination } from './publicNav.ts';

/** Keeps the destinations whose page exists, so that no menu leads nowhere. */
export function useExistingPages(): <Kind extends Pick<Destination, 'to'>>(all: readonly Kind[]) => Kind[] {
  const { routesByPath } = useRouter();
  const known = new Set(Object.keys(routesByPath).map((path) => path.replace(/\/$/, '') || '/'));
  return (all) => all.filter((destination) => known.has(destination.to));
}
