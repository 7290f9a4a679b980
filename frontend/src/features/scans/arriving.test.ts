import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setUpClient } from '@/lib/client.ts';
import { forgetKey, keptKey } from '@/lib/responseKey.ts';
import { arrive, arriveAnew } from './arriving.ts';

let made = new Map<string, string>();
let lose = false;
let exchanges = 0;

const answer = (body: unknown, status: number) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' },
  });

beforeEach(() => {
  made = new Map();
  lose = false;
  exchanges = 0;
  localStorage.clear();
  setUpClient('http://localhost/v1');
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'GET') {
      const known = [...made.values()].includes(request.headers.get('Scan-Key') ?? '');
      return known ? answer({ answers: [] }, 200) : answer({ status: 404, title: 'Geen' }, 404);
    }
    exchanges += 1;
    const { invitationToken, key } = (await request.json()) as { invitationToken: string; key: string };
    if (made.has(invitationToken) && made.get(invitationToken) !== key)
      return answer({ status: 404, type: '/v1/problems/invitation-not-valid' }, 404);
    made.set(invitationToken, key);
    if (lose) throw new TypeError('network');
    return answer({ key, answers: [] }, 201);
  });
});

afterEach(() => vi.unstubAllGlobals());

test('a link is exchanged once, also when the page asks twice', async () => {
  const [one, other] = await Promise.all([
    arrive('link-een-keer-gebruikt'),
    arrive('link-een-keer-gebruikt'),
  ]);
  expect(one.key).toBe(other.key);
  expect(exchanges).toBe(1);
  expect(keptKey()?.key).toBe(one.key);
  expect(JSON.stringify(localStorage)).not.toContain('link-een-keer-gebruikt');
});

test('a link that works once is not lost when the answer gets lost', async () => {
  lose = true;
  await expect(arrive('link-op-slecht-net')).rejects.toThrow();
  lose = false;
  const found = await arrive('link-op-slecht-net');
  expect(found.key).toBe(made.get('link-op-slecht-net'));
});

test('somebody else on a shared device begins anew', async () => {
  const first = await arrive('gedeelde-link-kantine');
  made.delete('gedeelde-link-kantine');
  const next = await arriveAnew('gedeelde-link-kantine');
  expect(next.key).not.toBe(first.key);
  expect(next.resumed).toBe(false);
});

test('a link that was used by another leaves no key on the device', async () => {
  made.set('gebruikte-link', 'iemand anders');
  await expect(arrive('gebruikte-link')).rejects.toThrow();
  expect(keptKey()).toBeNull();
  forgetKey();
});
