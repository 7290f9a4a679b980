import { createFileRoute } from '@tanstack/react-router';
import { StudiesPage } from '@/features/studies/StudiesPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/onderzoek/onderzoeken')({
  component: StudiesPage,
  validateSearch: (search: Record<string, unknown>): { page: number } => ({ page: pageOf(search) }),
});
