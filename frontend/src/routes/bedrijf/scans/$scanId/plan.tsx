import { createFileRoute } from '@tanstack/react-router';
import { PlanPage } from '@/features/scans/PlanPage.tsx';

export const Route = createFileRoute('/bedrijf/scans/$scanId/plan')({
  component: PlanPage,
  validateSearch: (search: Record<string, unknown>): { versie?: number } => {
    const versie = Number(search.versie);
    return Number.isInteger(versie) && versie > 0 ? { versie } : {};
  },
});
