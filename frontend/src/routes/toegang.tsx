import { createFileRoute } from '@tanstack/react-router';
import { OwnRequestsPage } from '@/features/access/OwnRequestsPage.tsx';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/toegang')({
  beforeLoad: requireSession(),
  component: OwnRequestsPage,
  validateSearch: (search: Record<string, unknown>): { kvk?: string } => ({
    ...(/^\d{8}$/.test(String(search.kvk)) && { kvk: String(search.kvk) }),
  }),
});
