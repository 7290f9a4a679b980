import { createFileRoute } from '@tanstack/react-router';
import { NewEntryPage } from '@/features/vouchers/NewEntryPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/syntens/invoer/nieuw')({
  component: NewEntryPage,
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ['bedrijf']),
});
