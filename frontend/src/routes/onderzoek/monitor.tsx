import { createFileRoute } from '@tanstack/react-router';
import { ResearchMonitorPage } from '@/features/monitor/ResearchMonitorPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/onderzoek/monitor')({
  component: ResearchMonitorPage,
  validateSearch: (search: Record<string, unknown>): { release?: string } => textsOf(search, ['release']),
});
