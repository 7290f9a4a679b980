import { createFileRoute } from '@tanstack/react-router';
import { WritePage } from '@/features/exchange/WritePage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/branche/uitwisseling/delen')({
  component: WritePage,
  validateSearch: (search: Record<string, unknown>): { share?: string } => textsOf(search, ['share']),
});
