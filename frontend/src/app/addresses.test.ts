import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import '@/routeTree.gen.ts';
import { makeRouter } from './router.tsx';
import { untilWhole } from './wholeSite.ts';

const SOURCES = path.resolve('src');
/** These lists are filtered by what exists, so they may name pages that are still to come. */
const MENUS = ['app/menus/rooms.ts', 'app/menus/SiteFooter.tsx'];

it('every page that is linked to exists', async () => {
  const router = makeRouter();
  await untilWhole(router);
  const pages = new Set(Object.keys(router.routesByPath).map((page) => page.replace(/\/$/, '') || '/'));
  const dead = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => /\.tsx?$/.test(file) && !/\.test\.|showcase|\.gen\./.test(file) && !MENUS.includes(file),
    )
    .flatMap((file) =>
      [...readFileSync(path.join(SOURCES, file), 'utf8').matchAll(/\bto(?:=|: )(['"])(\/[^'"#?]*)\1/g)]
        .map(([, , address]) => address ?? '')
        .filter((address) => !pages.has(address.replace(/\/$/, '') || '/'))
        .map((address) => `${file}: ${address}`),
    );
  expect(dead).toEqual([]);
});
