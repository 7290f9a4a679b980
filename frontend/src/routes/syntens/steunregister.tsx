import { createFileRoute } from '@tanstack/react-router';
import { AidRegisterPage } from '@/features/review/AidRegisterPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/syntens/steunregister')({
  component: AidRegisterPage,
  validateSearch: (search: Record<string, unknown>): { page?: number; deel?: string } => ({
    ...(Number(search.page) > 1 && { page: Number(search.page) }),
    ...textsOf(search, ['deel']),
  }),
});
