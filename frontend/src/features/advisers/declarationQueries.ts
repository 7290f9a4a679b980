import { queryOptions } from '@tanstack/react-query';
import { listAdviserDeclarations } from '@/api/sdk.gen.ts';

export const DECLARATIONS = ['adviser-declarations'] as const;

/** All declarations of one adviser, newest first. */
export const declarationsOptions = (adviserId: string) =>
  queryOptions({
    queryKey: [...DECLARATIONS, adviserId],
    queryFn: async () =>
      (await listAdviserDeclarations({ path: { adviserId }, throwOnError: true })).data.items,
  });
