import { createFileRoute } from '@tanstack/react-router';
import { CompanyDataPage } from '@/features/owndata/CompanyDataPage.tsx';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/bedrijf/onze-gegevens')({
  beforeLoad: requireSession('owner'),
  component: CompanyDataPage,
});
