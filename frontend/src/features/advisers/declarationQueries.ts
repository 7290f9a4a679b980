import { queryOptions } from '@tanstack/react-query';
import { listAdviserDeclarations } from '@/api/sdk.gen.ts';

export const DECLARATIONS = ['adviser-declarations'] as const;

/** All declarations of one adviser, newest first, as they stood with this version of the file. */
export const declarationsOptions = (adviserId: string, etag: string | null) =>
  queryOptions({
    queryKey: [...DECLARATIONS, adviserId, etag],
    queryFn: async () =>
      (await listAdviserDeclarations({ path: { adviserId }, throwOnError: true })).data.items,
  });
