import { createFileRoute } from '@tanstack/react-router';
import { CompaniesPage } from '@/features/organisations/CompaniesPage.tsx';

interface CompaniesSearch {
  page: number;
  q?: string;
  verification?: 'unverified' | 'verified';
}

import { pageOf, textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/syntens/bedrijven')({
  component: CompaniesPage,
  validateSearch: (search: Record<string, unknown>): CompaniesSearch => ({
    page: pageOf(search),
    ...textsOf(search, ['q']),
    ...((search.verification === 'unverified' || search.verification === 'verified') && {
      verification: search.verification,
    }),
  }),
});
