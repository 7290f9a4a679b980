import { createFileRoute } from '@tanstack/react-router';
import { CompaniesPage } from '@/features/organisations/CompaniesPage.tsx';

interface CompaniesSearch {
  page: number;
  q?: string;
  verification?: 'unverified' | 'verified';
}

export const Route = createFileRoute('/syntens/bedrijven')({
  component: CompaniesPage,
  validateSearch: (search: Record<string, unknown>): CompaniesSearch => ({
    page: Number(search.page ?? 1) || 1,
    ...(typeof search.q === 'string' && search.q !== '' && { q: search.q }),
    ...((search.verification === 'unverified' || search.verification === 'verified') && {
      verification: search.verification,
    }),
  }),
});
