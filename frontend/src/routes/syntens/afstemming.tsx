import { createFileRoute } from '@tanstack/react-router';
import { SyncConflictsPage } from '@/features/review/SyncConflictsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

interface SyncConflictsSearch {
  page: number;
  all?: true;
}

export const Route = createFileRoute('/syntens/afstemming')({
  component: SyncConflictsPage,
  validateSearch: (search: Record<string, unknown>): SyncConflictsSearch => ({
    page: pageOf(search),
    ...(search.all === true && { all: true as const }),
  }),
});
