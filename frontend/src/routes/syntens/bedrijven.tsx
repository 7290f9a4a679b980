import { createFileRoute } from '@tanstack/react-router';
import { CompaniesPage } from '@/features/organisations/CompaniesPage.tsx';
import type { CompaniesSearch } from '@/features/organisations/companiesSearch.ts';
import { unread } from '@/lib/searchList.ts';

export const Route = createFileRoute('/syntens/bedrijven')({
  component: CompaniesPage,
  validateSearch: unread<CompaniesSearch>,
});
