import { useCallback, useRef } from 'react';

/**
 * One key per intent of the person, for the header `Idempotency-Key`.
 *
 * `key()` stays the same while the same act is tried again (a lost connection, a double click), so the server carries it
 * out once; call `renew()` when it succeeded or when the person changed what is asked.
 */
export function useIntent(): { key: () => string; renew: () => void } {
  const current = useRef<string | null>(null);
  const key = useCallback(() => {
    current.current ??= crypto.randomUUID();
    return current.current;
  }, []);
  const renew = useCallback(() => {
    current.current = null;
  }, []);
  return { key, renew };
}
