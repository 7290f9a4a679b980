import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { updateVoucher } from '@/api/sdk.gen.ts';
import type { VoucherRead, VoucherUpdate } from '@/api/types.gen.ts';
import { hasStatus, problemOf } from '@/lib/problem.ts';
import { ifMatch, type Versioned, versioned } from '@/lib/versioned.ts';
import type { SaveState } from '@/ui/SaveIndicator.tsx';
import { voucherKey } from './voucherQueries.ts';

const PAUSE_MS = 600;
const AGAIN_MS = 5_000;

/** Where a draft is kept: how it is saved, and under which key its page reads it. */
export interface DraftPlace {
  save: (body: VoucherUpdate, etag: string | null) => Promise<Versioned<VoucherRead>>;
  key: readonly unknown[];
}

/** The place of a draft of one's own company. */
export const ownDraft = (voucherId: string): DraftPlace => ({
  save: async (body, etag) =>
    versioned(await updateVoucher({ path: { voucherId }, body, headers: ifMatch(etag), throwOnError: true })),
  key: voucherKey(voucherId),
});

/** Saves a draft while it is being written: one save at a time, the newest words last; tries again when it fails. */
export function useAutosave(place: DraftPlace, etag: string | null) {
  const queries = useQueryClient();
  const [state, setState] = useState<SaveState>({ status: 'untouched' });
  const [refused, setRefused] = useState<string | null>(null);
  const [stale, setStale] = useState(false);
  const version = useRef(etag);
  const wanted = useRef<VoucherUpdate | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const running = useRef<Promise<void> | null>(null);
  const failure = useRef<unknown>(null);
  version.current = etag ?? version.current;

  const send = async (): Promise<void> => {
    clearTimeout(timer.current);
    if (running.current) await running.current;
    const body = wanted.current;
    if (!body) return;
    wanted.current = null;
    setState({ status: 'saving' });
    running.current = (async () => {
      try {
        const answer = await place.save(body, version.current);
        version.current = answer.etag;
        queries.setQueryData(place.key, answer);
        failure.current = null;
        setRefused(null);
        setState({ status: 'saved', at: new Date() });
      } catch (error) {
        failure.current = error;
        const problem = problemOf(error);
        if (hasStatus(error, 412)) setStale(true);
        else if (problem && problem.status < 500) setRefused(problem.errors[0]?.detail ?? problem.detail);
        else {
          wanted.current = { ...body, ...(wanted.current ?? {}) };
          timer.current = setTimeout(() => void send(), AGAIN_MS);
        }
        setState({ status: 'failed' });
      }
    })();
    await running.current;
    running.current = null;
  };

  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    state,
    refused,
    stale,
    /** Keep these words; sent after a pause. */
    keep: (body: VoucherUpdate) => {
      wanted.current = body;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), PAUSE_MS);
    },
    /** Send what waits now, and answer the version that then holds. Throws why it is not kept: nothing may be lost. */
    flush: async () => {
      await send();
      if (failure.current) throw failure.current;
      return version.current;
    },
    /** The version that holds once what is under way has ended, kept or not: for throwing it all away. */
    settled: async () => {
      await running.current;
      return version.current;
    },
  };
}
