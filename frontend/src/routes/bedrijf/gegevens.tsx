import { createFileRoute } from '@tanstack/react-router';
import { CompanyDetailsPage } from '@/features/organisations/CompanyDetailsPage.tsx';

export const Route = createFileRoute('/bedrijf/gegevens')({
  component: CompanyDetailsPage,
  validateSearch: (search: Record<string, unknown>): { deel?: string; page?: number } => ({
    ...(typeof search.deel === 'string' && { deel: search.deel }),
    ...(Number(search.page) > 1 && { page: Number(search.page) }),
  }),
});
