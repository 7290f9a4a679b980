import { createFileRoute } from '@tanstack/react-router';
import { QuickResultPage } from '@/features/scans/QuickResultPage.tsx';

export const Route = createFileRoute('/scan/uitkomst')({
  component: QuickResultPage,
  validateSearch: (search: Record<string, unknown>): { van?: string } =>
    typeof search.van === 'string' ? { van: search.van } : {},
});
