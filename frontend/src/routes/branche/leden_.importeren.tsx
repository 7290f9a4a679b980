import { createFileRoute } from '@tanstack/react-router';
import { ImportsPage } from '@/features/members/ImportsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/branche/leden_/importeren')({
  component: ImportsPage,
  validateSearch: (search: Record<string, unknown>): { page?: number } => ({
    ...(pageOf(search) > 1 && { page: pageOf(search) }),
  }),
});
