import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setUpClient } from '@/lib/client.ts';
import { Outbox } from './outbox.ts';

const KEY = '23456-789AB-CDEFG-HJKMK';
let asked: { address: string; body: unknown }[] = [];
let away = false;
let status = 200;
let boxes: Outbox[] = [];

const open = () => {
  const box = new Outbox(KEY);
  boxes.push(box);
  return box;
};

beforeEach(() => {
  asked = [];
  away = false;
  status = 200;
  sessionStorage.clear();
  setUpClient('http://localhost/v1');
  vi.stubGlobal('fetch', async (request: Request) => {
    if (away) throw new TypeError('network');
    asked.push({ address: new URL(request.url).pathname, body: await request.json() });
    expect(request.headers.get('Scan-Key')).toBe(KEY);
    const document = status < 400 ? {} : { status, title: 'Gesloten', detail: 'De scan is gesloten.' };
    return new Response(JSON.stringify(document), {
      status,
      headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' },
    });
  });
});

afterEach(() => {
  for (const box of boxes) box.stop();
  boxes = [];
  vi.unstubAllGlobals();
});

test('an answer is sent at once', async () => {
  const box = open();
  box.put('TAK1E', { value: 4 });
  expect(await box.flush()).toBe(true);
  expect(asked).toEqual([{ address: '/v1/scan-responses/current/answers/TAK1E', body: { value: 4 } }]);
  expect(box.current().save.status).toBe('saved');
});

test('without a connection answers wait, the newest value of each, and go when it is back', async () => {
  const box = open();
  away = true;
  box.put('TAK1E', { value: 1 });
  box.put('TAK1E', { value: 5 });
  box.put('TAK2E', { value: null });
  expect(await box.flush()).toBe(false);
  expect(box.current().save.status).toBe('waiting');
  away = false;
  window.dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(box.current().waiting).toEqual({}));
  expect(asked.map((one) => one.body)).toEqual([{ value: 5 }, { value: null }]);
});

test('what waits survives a reload of the tab', async () => {
  away = true;
  const before = open();
  before.put('TAK1E', { value: 3 });
  await before.flush();
  before.stop();
  away = false;
  const after = open();
  expect(after.current().waiting).toEqual({ TAK1E: { value: 3 } });
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(sessionStorage.length).toBe(0);
});

test('a closed scan stops the sending and says why', async () => {
  status = 409;
  const box = open();
  box.put('TAK1E', { value: 3 });
  expect(await box.flush()).toBe(false);
  expect(box.current().refused).toBe('De scan is gesloten.');
  box.put('TAK2E', { value: 3 });
  await box.flush();
  expect(asked).toHaveLength(1);
});

test('an answer changed while it was under way is sent again', async () => {
  const box = open();
  box.put('TAK1E', { value: 2 });
  box.put('TAK1E', { value: 4 });
  await box.flush();
  expect(asked.at(-1)?.body).toEqual({ value: 4 });
  expect(box.current().waiting).toEqual({});
});
