import { queryOptions } from '@tanstack/react-query';
import { listFirmDeclarations, readAdvisoryFirm } from '@/api/sdk.gen.ts';
import { versioned } from '@/lib/versioned.ts';

export const FIRM = ['advisory-firm'] as const;

/** One firm with what was decided on it, and its version. */
export const firmOptions = (firmId: string) =>
  queryOptions({
    queryKey: [...FIRM, firmId],
    queryFn: async () => versioned(await readAdvisoryFirm({ path: { firmId }, throwOnError: true })),
  });

/** All declarations of a firm, newest first, as they stood with this version of the firm. */
export const firmDeclarationsOptions = (firmId: string, etag: string | null) =>
  queryOptions({
    queryKey: [...FIRM, firmId, 'declarations', etag],
    queryFn: async () => (await listFirmDeclarations({ path: { firmId }, throwOnError: true })).data.items,
  });
