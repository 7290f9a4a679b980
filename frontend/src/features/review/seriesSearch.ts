import { pageOf, textsOf } from '@/lib/searchList.ts';

/** Which series of moves is looked into, and whether also at the moves that went well, as it stands in the address. */
export interface SeriesSearch {
  page: number;
  series?: string;
  all?: true;
}

export function seriesSearch(search: Record<string, unknown>): SeriesSearch {
  return {
    page: pageOf(search),
    ...textsOf(search, ['series']),
    ...(search.all === true && { all: true as const }),
  };
}
