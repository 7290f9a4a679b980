import { createFileRoute } from '@tanstack/react-router';
import { ImportPage } from '@/features/members/ImportPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/branche/leden_/importeren_/$importId')({
  component: ImportPage,
  validateSearch: (search: Record<string, unknown>): { page?: number } => ({
    ...(pageOf(search) > 1 && { page: pageOf(search) }),
  }),
});
