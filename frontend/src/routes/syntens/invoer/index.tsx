import { createFileRoute } from '@tanstack/react-router';
import { EntriesPage } from '@/features/vouchers/EntriesPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

interface EntriesSearch {
  page: number;
  wacht?: 'ons' | 'bedrijf';
}

export const Route = createFileRoute('/syntens/invoer/')({
  component: EntriesPage,
  validateSearch: ({ wacht, ...search }: Record<string, unknown>): EntriesSearch => ({
    page: pageOf(search),
    ...((wacht === 'ons' || wacht === 'bedrijf') && { wacht }),
  }),
});
