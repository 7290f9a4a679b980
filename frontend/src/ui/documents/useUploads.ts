import { useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { createFile } from '@/api/sdk.gen.ts';
import type { FileRead } from '@/api/types.gen.ts';
import { problemOf } from '@/lib/problem.ts';

export const LARGEST = 10_000_000;

export interface Upload {
  /** Also the Idempotency-Key: the same document tried again is sent once. */
  key: string;
  content: File;
  /** Why it did not arrive; null while it is on its way. */
  fault: string | null;
  /** Whether trying again may help. */
  again: boolean;
}

export type Uploads = ReturnType<typeof useUploads>;

/**
 * Sends documents one after another; each that arrived is handed on, each that did not says why.
 *
 * Whoever must wait for them gives a set, in which their sending stands as long as it lasts.
 */
export function useUploads(onSent: (file: FileRead) => unknown, underway?: Set<Promise<unknown>>) {
  const { t } = useLingui();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const refused = useRef(new Set<string>()).current;
  const settle = (key: string, change: Partial<Upload> | null) => {
    if (change?.fault) refused.add(key);
    else refused.delete(key);
    setUploads((all) =>
      all.flatMap((each) => (each.key !== key ? [each] : change === null ? [] : [{ ...each, ...change }])),
    );
  };
  const track = (sending: Promise<unknown>) => {
    underway?.add(sending);
    void sending.finally(() => underway?.delete(sending));
  };
  const send = async ({ key, content }: Upload) => {
    if (content.size > LARGEST) {
      settle(key, { fault: t`Dit document is groter dan 10 MB. Maak het kleiner of splits het.` });
      return;
    }
    settle(key, { fault: null, again: false });
    try {
      const { data } = await createFile({
        body: content,
        query: { name: content.name },
        headers: { 'Idempotency-Key': key },
        throwOnError: true,
      });
      await onSent(data);
      settle(key, null);
    } catch (error) {
      const problem = problemOf(error);
      const explained = problem && problem.status < 500;
      settle(key, {
        fault: explained ? problem.detail : t`Het document kwam niet aan. Probeer het opnieuw.`,
        again: !explained,
      });
    }
  };
  const sendAll = async (added: readonly Upload[]) => {
    for (const each of added) await send(each);
  };
  return {
    uploads,
    /** Whether a document did not arrive and still stands there, also before it is drawn. */
    hasRefused: () => refused.size > 0,
    add: (contents: Iterable<File>) => {
      const added = Array.from(contents, (content) => ({
        key: crypto.randomUUID(),
        content,
        fault: null,
        again: false,
      }));
      setUploads((all) => [...all, ...added]);
      track(sendAll(added));
    },
    retry: (upload: Upload) => track(send(upload)),
    drop: (upload: Upload) => settle(upload.key, null),
  };
}
