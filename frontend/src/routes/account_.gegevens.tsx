import { createFileRoute } from '@tanstack/react-router';
import { MyDataPage } from '@/features/owndata/MyDataPage.tsx';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/account_/gegevens')({
  beforeLoad: requireSession(),
  component: MyDataPage,
  validateSearch: (search: Record<string, unknown>): { page?: number } => ({
    ...(Number(search.page) > 1 && { page: Number(search.page) }),
  }),
});
