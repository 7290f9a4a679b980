/** One fault in the input, as the API tells it (RFC 9457 with the `errors` extension). */
export interface InputFault {
  in: string;
  location: string;
  code: string;
  detail: string;
}

/** A failure the API explained: a problem document (RFC 9457). `detail` is in the language that was asked for. */
export class ProblemError extends Error {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string | null;
  readonly errors: readonly InputFault[];
  /** Extension members, such as `currentStatus` or `allowedStatuses`. */
  readonly members: Readonly<Record<string, unknown>>;
  /** The version that is current now, sent along with a 412. */
  readonly etag: string | null;

  constructor(document: Record<string, unknown>, status: number, etag: string | null = null) {
    const { type, title, detail, instance, errors, status: _, ...members } = document;
    super(String(detail ?? title ?? `HTTP ${status}`));
    this.name = 'ProblemError';
    this.type = String(type ?? 'about:blank');
    this.title = String(title ?? '');
    this.status = status;
    this.detail = String(detail ?? title ?? '');
    this.instance = typeof instance === 'string' ? instance : null;
    this.errors = Array.isArray(errors) ? (errors as InputFault[]) : [];
    this.members = members;
    this.etag = etag;
  }

  /** Whether the problem is of this kind: `problem.is('budget-exhausted')`. */
  is(slug: string): boolean {
    return this.type.endsWith(`/${slug}`);
  }
}

/** No answer came: the network is away, or the server is. */
export class ConnectionError extends Error {
  override name = 'ConnectionError';
}

/** The problem the API told, or null when something else went wrong. */
export function problemOf(error: unknown): ProblemError | null {
  return error instanceof ProblemError ? error : null;
}

/** Whether this is a problem with this HTTP status. */
export function hasStatus(error: unknown, status: number): boolean {
  return problemOf(error)?.status === status;
}

/** The form field a fault belongs to: `#/lines/0/hours` is `lines.0.hours`; of a part of the address its name; null for others. */
export function fieldOf(fault: InputFault): string | null {
  // A part of the address has the name of its field, when a form asks for it.
  if (fault.in === 'path') return fault.location;
  if (fault.in !== 'body') return null;
  const steps = fault.location.replace(/^#?\/?/, '').split('/');
  const path = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');
  return path === '' ? null : path;
}
