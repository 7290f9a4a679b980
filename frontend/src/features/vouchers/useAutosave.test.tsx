import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import type { VoucherRead } from '@/api/types.gen.ts';
import { type DraftPlace, useAutosave } from './useAutosave.ts';

const saved = (etag: string) => ({ data: {} as VoucherRead, etag });

function start(save: DraftPlace['save']) {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(() => useAutosave({ save, key: ['draft'] }, '"1"'), { wrapper }).result;
}

test('what waits is sent at once, and the version that then holds is answered', async () => {
  const save = vi.fn<DraftPlace['save']>().mockResolvedValue(saved('"2"'));
  const saving = start(save);
  act(() => saving.current.keep({ hours: 20 }));
  await act(async () => expect(await saving.current.flush()).toBe('"2"'));
  expect(save).toHaveBeenCalledExactlyOnceWith({ hours: 20 }, '"1"');
});

test('what could not be kept stops what would follow it, until it is kept', async () => {
  const lost = new Error('no answer');
  const save = vi.fn<DraftPlace['save']>().mockRejectedValue(lost);
  const saving = start(save);
  act(() => saving.current.keep({ hours: 20 }));
  await act(async () => expect(saving.current.flush()).rejects.toBe(lost));
  expect(saving.current.state.status).toBe('failed');
  await act(async () => expect(await saving.current.settled()).toBe('"1"'));
  save.mockResolvedValue(saved('"2"'));
  await act(async () => expect(await saving.current.flush()).toBe('"2"'));
  expect(save).toHaveBeenLastCalledWith({ hours: 20 }, '"1"');
});
