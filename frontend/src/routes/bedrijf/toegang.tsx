import { createFileRoute } from '@tanstack/react-router';
import { CompanyRequestsPage } from '@/features/access/CompanyRequestsPage.tsx';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/bedrijf/toegang')({
  beforeLoad: requireSession('owner'),
  component: CompanyRequestsPage,
});
