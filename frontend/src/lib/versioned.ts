/** What was read, with the version it had: send `etag` back as `If-Match` when changing it. */
export interface Versioned<Data> {
  data: Data;
  etag: string | null;
}

/** Keeps the version beside the answer: `queryFn: async () => versioned(await readVoucher({ path, throwOnError: true }))`. */
export function versioned<Data>(answer: { data: Data; response: Response }): Versioned<Data> {
  return { data: answer.data, etag: answer.response.headers.get('ETag') };
}

/** The header that makes a change conditional on the version that was read; none when no version is known. */
export function ifMatch(etag: string | null): Record<string, string> {
  return etag ? { 'If-Match': etag } : {};
}
