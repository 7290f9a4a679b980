import { expect, it } from 'vitest';
import type { Destination } from '../publicNav.ts';
import { currentIn, destinationsOf, isGroup, keepIn, type NavEntry } from './roomNav.ts';
import { WORKSPACES } from './rooms.ts';

const page = (to: string): Destination => ({ to, label: { id: to } });
const NAV: NavEntry[] = [
  page('/kamer'),
  { group: { id: 'werk' }, items: [page('/kamer/werk'), page('/kamer/werkdagen')] },
  page('/kamer/mensen'),
];
const keeping = (...addresses: string[]) =>
  keepIn(NAV, (all) => all.filter(({ to }) => addresses.includes(to))).map((entry) =>
    isGroup(entry) ? entry.items.map(({ to }) => to) : entry.to,
  );

it('names every destination in the order of the menu', () => {
  expect(destinationsOf(NAV).map(({ to }) => to)).toEqual([
    '/kamer',
    '/kamer/werk',
    '/kamer/werkdagen',
    '/kamer/mensen',
  ]);
});

it('leaves out what does not exist, and groups nothing that stands alone', () => {
  expect(keeping('/kamer', '/kamer/werk', '/kamer/werkdagen')).toEqual([
    '/kamer',
    ['/kamer/werk', '/kamer/werkdagen'],
  ]);
  expect(keeping('/kamer/werkdagen', '/kamer/mensen')).toEqual(['/kamer/werkdagen', '/kamer/mensen']);
  expect(keeping('/kamer')).toEqual(['/kamer']);
});

it.each([
  ['/kamer', '/kamer'],
  ['/kamer/werk', '/kamer/werk'],
  ['/kamer/werk/7', '/kamer/werk'],
  ['/kamer/werkdagen', '/kamer/werkdagen'],
  ['/kamer/elders', undefined],
])('at %s the menu marks %s', (path, marked) => {
  expect(currentIn(NAV, path, '/kamer')?.to).toBe(marked);
});

it.each(Object.entries(WORKSPACES))('%s has a menu that one can scan, and no page twice', (_, { nav }) => {
  expect(nav.length).toBeLessThanOrEqual(7);
  for (const entry of nav.filter(isGroup)) expect(entry.items.length).toBeLessThanOrEqual(9);
  const all = destinationsOf(nav).map(({ to }) => to);
  expect(all).toEqual([...new Set(all)]);
});
