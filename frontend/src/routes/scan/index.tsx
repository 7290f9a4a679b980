import { createFileRoute } from '@tanstack/react-router';
import { QuickScanPage } from '@/features/scans/QuickScanPage.tsx';

export const Route = createFileRoute('/scan/')({
  component: QuickScanPage,
  validateSearch: (search: Record<string, unknown>): { stap?: number } => {
    const stap = Number(search.stap);
    return Number.isInteger(stap) && stap > 0 ? { stap } : {};
  },
});
