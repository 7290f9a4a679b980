import { createFileRoute } from '@tanstack/react-router';
import { ScansPage } from '@/features/scans/ScansPage.tsx';

export const Route = createFileRoute('/bedrijf/scans/')({
  component: ScansPage,
  validateSearch: (search: Record<string, unknown>): { page?: number } => {
    const page = Number(search.page);
    return Number.isInteger(page) && page > 1 ? { page } : {};
  },
});
