/** Keeps another system in step with vouchers of Slimmer Werken; needs nothing but `fetch`. */
import type { StatusChangeRead, VoucherChangePage, VoucherMove, VoucherSnapshotPage } from './models.ts';

export type * from './models.ts';

const ATTEMPTS = 4;
const LONGEST_PAUSE = 60; // seconds
const TIMEOUT = 40_000; // milliseconds; longer than the feed waits for a change
const EARLY = 30; // seconds before its end at which a token is asked anew
const LIFE = 60; // seconds
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const PASSING = [429, 502, 503, 504];

/** The platform refused; what it says (RFC 9457) as it came, `allowedStatuses` and the like included. */
export class ProblemError extends Error {
  readonly status: number;
  readonly problem: Record<string, unknown>;

  constructor(status: number, problem: Record<string, unknown>) {
    super(`${status}: ${problem.detail ?? problem.title ?? 'no reason given'}`);
    this.name = 'ProblemError';
    this.status = status;
    this.problem = problem;
  }
}

/** A private key on P-256 (PKCS #8, in PEM), and the `kid` of its public part at the platform. */
export interface PrivateKey {
  pem: string;
  kid: string;
}

export interface Ask {
  params?: Record<string, string>;
  body?: unknown;
  /** Only while it is still this version. */
  version?: number;
}

async function checked<T>(answer: Response): Promise<T> {
  if (answer.ok) return (await answer.json()) as T;
  // Something between here and the platform may have answered, in another form.
  const problem: unknown = await answer.json().catch(() => ({}));
  throw new ProblemError(answer.status, (problem ?? {}) as Record<string, unknown>);
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** A proof for one token, good for a minute, for the platform at this address and no other (RFC 7523). */
async function assertion({ pem, kid }: PrivateKey, clientId: string, platform: string): Promise<string> {
  const der = Uint8Array.from(atob(pem.replace(/-----[^-]+-----|\s/g, '')), (sign) => sign.charCodeAt(0));
  const ways = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('pkcs8', der, ways, false, ['sign']);
  const now = Math.floor(Date.now() / 1000);
  const about = { iss: clientId, sub: clientId, aud: platform, iat: now, exp: now + LIFE, jti: crypto.randomUUID() };
  const text = new TextEncoder();
  const parts = [{ alg: 'ES256', typ: 'JWT', kid }, about].map((part) => base64url(text.encode(JSON.stringify(part))));
  const signed = parts.join('.');
  return `${signed}.${base64url(new Uint8Array(await crypto.subtle.sign(ways, key, text.encode(signed))))}`;
}

function pause(answer: Response | undefined, attempt: number): Promise<void> {
  const told = answer?.headers.get('Retry-After') ?? '';
  const seconds = /^\d+$/.test(told) ? Number(told) : 0.5 * 2 ** (attempt - 1);
  return new Promise((resolve) => setTimeout(resolve, Math.min(seconds, LONGEST_PAUSE) * 1000));
}

/**
 * Reads vouchers, follows their changes and brings moves across. A call that got no answer, or 429, 502, 503 or 504, is
 * sent again under the same `Idempotency-Key`, four times at most. Every method throws `ProblemError` on a refusal.
 */
export class Client {
  readonly #platform: string;
  readonly #clientId: string;
  readonly #proof: string | PrivateKey;
  #token = '';
  #until = 0;

  /** `proof` is the secret of the client, or its private key. */
  constructor(platform: string, clientId: string, proof: string | PrivateKey) {
    this.#platform = platform.replace(/\/+$/, '');
    this.#clientId = clientId;
    this.#proof = proof;
  }

  /** Any operation below `/v1`. */
  async request<T>(method: string, path: string, { params = {}, body, version }: Ask = {}): Promise<T> {
    const headers: Record<string, string> = {};
    if (method !== 'GET') headers['Idempotency-Key'] = crypto.randomUUID();
    if (version !== undefined) headers['If-Match'] = `"${version}"`;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const address = `${this.#platform}/v1${path}?${new URLSearchParams(params)}`;
    for (let attempt = 1; ; attempt += 1) {
      let answer: Response | undefined;
      try {
        const refused = await this.#renew();
        headers.Authorization = `Bearer ${this.#token}`;
        const sent = { method, headers, body: body === undefined ? null : JSON.stringify(body) };
        answer = refused ?? (await fetch(address, { ...sent, signal: AbortSignal.timeout(TIMEOUT) }));
        if (!refused && answer.status === 401 && attempt === 1) {
          this.#until = 0;
          continue;
        }
      } catch (error) {
        if (attempt >= ATTEMPTS) throw error;
      }
      if (answer && (!PASSING.includes(answer.status) || attempt >= ATTEMPTS)) return checked<T>(answer);
      await pause(answer, attempt);
    }
  }

  /** Every voucher as it stands, by page; follow the feed from `changesCursor` of the first page. */
  async *snapshots(): AsyncGenerator<VoucherSnapshotPage, void> {
    const params: Record<string, string> = { limit: '500' };
    for (;;) {
      const page = await this.request<VoucherSnapshotPage>('GET', '/voucher-snapshots', { params });
      yield page;
      if (page.nextCursor === null) return;
      params.after = page.nextCursor;
    }
  }

  /**
   * Changes since a cursor, by page; keep `cursor` of a page in one transaction with its items. Ends when there is no
   * more, or with `waitSeconds` (25 at most) never. A problem 410 means: read everything anew.
   */
  async *changes(after: string, waitSeconds = 0): AsyncGenerator<VoucherChangePage, void> {
    let cursor = after;
    for (;;) {
      const params = { after: cursor, limit: '500', waitSeconds: String(waitSeconds) };
      const page = await this.request<VoucherChangePage>('GET', '/voucher-changes', { params });
      yield page;
      if (!page.hasMore && waitSeconds === 0) return;
      cursor = page.cursor;
    }
  }

  /** Bring one move across, decided on this version; sent again it answers the first result. */
  move(voucherId: string, move: VoucherMove, version: number): Promise<StatusChangeRead> {
    return this.request('POST', `/vouchers/${voucherId}/status-changes`, { body: move, version });
  }

  /** Asks a token when there is none that lasts; answers the refusal, if any. */
  async #renew(): Promise<Response | undefined> {
    if (Date.now() < this.#until) return undefined;
    const headers: Record<string, string> = {};
    const body = new URLSearchParams({ grant_type: 'client_credentials' });
    if (typeof this.#proof === 'string') {
      headers.Authorization = `Basic ${btoa(`${this.#clientId}:${this.#proof}`)}`;
    } else {
      // A new proof each time: each opens the door once.
      body.set('client_assertion_type', ASSERTION_TYPE);
      body.set('client_assertion', await assertion(this.#proof, this.#clientId, this.#platform));
    }
    const answer = await fetch(`${this.#platform}/oauth/token`, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!answer.ok) return answer;
    const given = (await answer.json()) as { access_token: string; expires_in: number };
    this.#token = given.access_token;
    this.#until = Date.now() + (given.expires_in - EARLY) * 1000;
    return undefined;
  }
}
