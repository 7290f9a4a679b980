import { createFileRoute } from '@tanstack/react-router';
import { VouchersPage } from '@/features/vouchers/VouchersPage.tsx';

export const Route = createFileRoute('/bedrijf/vouchers/')({
  component: VouchersPage,
  validateSearch: (search: Record<string, unknown>): { page?: number } => {
    const page = Number(search.page);
    return Number.isInteger(page) && page > 1 ? { page } : {};
  },
});
