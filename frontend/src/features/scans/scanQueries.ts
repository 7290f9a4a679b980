import { queryOptions } from '@tanstack/react-query';
import { readScan } from '@/api/sdk.gen.ts';
import { versioned } from '@/lib/versioned.ts';

/** A scan with the version it had when it was read. */
export const scanQuery = (scanId: string) =>
  queryOptions({
    queryKey: ['scan', scanId],
    queryFn: async () => versioned(await readScan({ path: { scanId }, throwOnError: true })),
  });
