import { createFileRoute } from '@tanstack/react-router';
import { NewVoucherPage } from '@/features/vouchers/NewVoucherPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/bedrijf/vouchers/nieuw')({
  component: NewVoucherPage,
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ['ronde', 'adviseur', 'thema']),
});
