import { createFileRoute } from '@tanstack/react-router';
import { NewVoucherPage } from '@/features/vouchers/NewVoucherPage.tsx';

export const Route = createFileRoute('/bedrijf/vouchers/nieuw')({
  component: NewVoucherPage,
  validateSearch: (
    search: Record<string, unknown>,
  ): { ronde?: string; adviseur?: string; thema?: string } => ({
    ...(typeof search.ronde === 'string' && { ronde: search.ronde }),
    ...(typeof search.adviseur === 'string' && { adviseur: search.adviseur }),
    ...(typeof search.thema === 'string' && { thema: search.thema }),
  }),
});
