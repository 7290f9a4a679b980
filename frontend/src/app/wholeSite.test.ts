import { createMemoryHistory } from '@tanstack/react-router';
import { expect, it } from 'vitest';
// Read here, so that no test waits for it.
import '@/routeTree.gen.ts';
import { makeRouter } from './router.tsx';
import { untilWhole } from './wholeSite.ts';

function visitor(at: string) {
  const router = makeRouter();
  router.update({ ...router.options, history: createMemoryHistory({ initialEntries: [at] }) });
  return router;
}
const shown = (router: ReturnType<typeof visitor>) => router.state.matches.at(-1)?.routeId;

it('the home stands before the other addresses are known', async () => {
  const router = visitor('/');
  await router.load();
  expect(shown(router)).toBe('/');
  expect(Object.keys(router.routesByPath)).not.toContain('/over');
});

it('a move before the addresses are known arrives at the page, and the way back is the home', async () => {
  const router = visitor('/');
  await router.load();
  await router.navigate({ href: '/over?x=1#onder' });
  expect(shown(router)).toBe('/over');
  expect(router.state.location.href).toBe('/over?x=1#onder');
  expect(router.history.length).toBe(2);
  expect(untilWhole(router)).toBeUndefined();
});

it('an address that no page has is not found, before and after', async () => {
  const router = visitor('/');
  await router.load();
  for (const address of ['/bestaat-niet', '/bestaat-ook-niet']) {
    await router.navigate({ href: address });
    expect(router.state.matches.map((match) => match.routeId)).toEqual(['__root__']);
    expect(router.state.location.href).toBe(address);
  }
});

it('two addresses asked at once give the last of them', async () => {
  const router = visitor('/');
  await router.load();
  await Promise.all([router.navigate({ href: '/over' }), router.navigate({ href: '/privacy' })]);
  expect(shown(router)).toBe('/privacy');
});
