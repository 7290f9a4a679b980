import { createFileRoute } from '@tanstack/react-router';
import { BranchMonitorPage } from '@/features/monitor/BranchMonitorPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/branche/monitor')({
  component: BranchMonitorPage,
  validateSearch: (search: Record<string, unknown>): { release?: string } => textsOf(search, ['release']),
});
