import { i18n } from '@lingui/core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { client } from '@/api/client.gen.ts';
import { setUpClient } from './client.ts';
import { ConnectionError, ProblemError } from './problem.ts';

const answer = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

describe('the client', () => {
  const sent: Request[] = [];
  let next: () => Promise<Response>;

  beforeEach(() => {
    sent.length = 0;
    setUpClient('http://localhost/v1');
    vi.stubGlobal('fetch', (request: Request) => {
      sent.push(request);
      return next();
    });
  });

  it('proves on unsafe requests that they come from the app', async () => {
    next = async () => answer({});
    await client.get({ url: '/session' });
    await client.post({ url: '/session', body: {} });
    expect(sent.map((request) => request.headers.get('X-Requested-With'))).toEqual([null, 'slimmer-werken']);
  });

  it('asks for the language on screen', async () => {
    next = async () => answer({});
    i18n.load('en', {});
    i18n.activate('en');
    await client.get({ url: '/session' });
    expect(sent[0]?.headers.get('Accept-Language')).toBe('en');
  });

  it('throws what the API told, with the current version', async () => {
    next = async () =>
      answer({ type: '/v1/problems/stale', title: 'Verouderd', detail: 'Iemand was u voor.' }, 412, {
        ETag: '"8"',
      });
    const thrown = await client.get({ url: '/session', throwOnError: true }).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ProblemError);
    expect(thrown).toMatchObject({ status: 412, detail: 'Iemand was u voor.', etag: '"8"' });
  });

  it('tells a lost connection apart from a refusal', async () => {
    next = async () => {
      throw new TypeError('Failed to fetch');
    };
    const thrown = await client.get({ url: '/session', throwOnError: true }).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ConnectionError);
  });
});
