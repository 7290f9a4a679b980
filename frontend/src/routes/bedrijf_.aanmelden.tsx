import { createFileRoute } from '@tanstack/react-router';
import { RegisterCompanyPage } from '@/features/organisations/RegisterCompanyPage.tsx';
import { requireSession } from '@/lib/guards.ts';

// Outside the company's room: who enters a company has none yet.
export const Route = createFileRoute('/bedrijf_/aanmelden')({
  beforeLoad: requireSession(),
  component: RegisterCompanyPage,
});
