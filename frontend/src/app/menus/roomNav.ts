import type { MessageDescriptor } from '@lingui/core';
import type { Destination } from '../publicNav.ts';

/** Pages of a room that belong to one kind of work, behind one word in its menu. */
export interface NavGroup {
  group: MessageDescriptor;
  items: readonly Destination[];
}

export type NavEntry = Destination | NavGroup;

export const isGroup = (entry: NavEntry): entry is NavGroup => 'group' in entry;

/** Every destination of a menu, in the order in which the menu names them. */
export function destinationsOf(nav: readonly NavEntry[]): Destination[] {
  return nav.flatMap((entry) => (isGroup(entry) ? entry.items : [entry]));
}

/** The menu with only what `keep` keeps; a group with one page left is that page, and one with none is gone. */
export function keepIn(
  nav: readonly NavEntry[],
  keep: (all: readonly Destination[]) => Destination[],
): NavEntry[] {
  const kept = new Set(keep(destinationsOf(nav)).map((destination) => destination.to));
  return nav.flatMap((entry): NavEntry[] => {
    if (!isGroup(entry)) return kept.has(entry.to) ? [entry] : [];
    const items = entry.items.filter((item) => kept.has(item.to));
    return items.length > 1 ? [{ ...entry, items }] : items;
  });
}

/** The destination that this path is at or below; the room's own page only when one is just there. */
export function currentIn(nav: readonly NavEntry[], path: string, home: string): Destination | undefined {
  return destinationsOf(nav).find(({ to }) => path === to || (to !== home && path.startsWith(`${to}/`)));
}
