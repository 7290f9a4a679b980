import { pageOf, textsOf } from '@/lib/searchList.ts';

/** Which companies are on screen, as it stands in the address. */
export interface CompaniesSearch {
  page: number;
  q?: string;
  verification?: 'unverified' | 'verified';
}

/** Reads the address; what it does not know is left out. */
export function companiesSearch(search: Record<string, unknown>): CompaniesSearch {
  const { verification } = search;
  return {
    page: pageOf(search),
    ...textsOf(search, ['q']),
    ...((verification === 'unverified' || verification === 'verified') && { verification }),
  };
}
