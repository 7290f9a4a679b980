import { createFileRoute } from '@tanstack/react-router';
import { QuickResultPage } from '@/features/scans/QuickResultPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/scan/uitkomst')({
  component: QuickResultPage,
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ['van']),
});
