import { createFileRoute } from '@tanstack/react-router';
import { CompanyDetailsPage } from '@/features/organisations/CompanyDetailsPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/bedrijf/gegevens')({
  component: CompanyDetailsPage,
  validateSearch: (search: Record<string, unknown>): { deel?: string; page?: number } => ({
    ...textsOf(search, ['deel']),
    ...(Number(search.page) > 1 && { page: Number(search.page) }),
  }),
});
