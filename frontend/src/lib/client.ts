import { client } from '@/api/client.gen.ts';
import { activeLanguage } from './i18n.ts';
import { ConnectionError, ProblemError } from './problem.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Proof that a request comes from this app: another site cannot send this header without the server's consent. */
const OWN_APP = { name: 'X-Requested-With', value: 'slimmer-werken' };

/** Prepares the generated client: same origin, own-app header, language of the screen, and problems as errors. */
export function setUpClient(baseUrl = '/v1'): void {
  client.setConfig({ baseUrl, credentials: 'same-origin' });
  client.interceptors.request.clear();
  client.interceptors.error.clear();
  client.interceptors.request.use((request) => {
    request.headers.set('Accept-Language', activeLanguage());
    if (!SAFE.has(request.method)) request.headers.set(OWN_APP.name, OWN_APP.value);
    return request;
  });
  client.interceptors.error.use((error, response) => asThrown(error, response));
}

function asThrown(error: unknown, response: Response | undefined): unknown {
  if (error instanceof DOMException && error.name === 'AbortError') return error;
  if (!response) return new ConnectionError();
  const document = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  return new ProblemError(document, response.status, response.headers.get('ETag'));
}
