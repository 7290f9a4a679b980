import { createFileRoute } from '@tanstack/react-router';
import { PrepareScanPage } from '@/features/scans/PrepareScanPage.tsx';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/bedrijf/scans/nieuw')({
  beforeLoad: requireSession('owner', 'manager'),
  component: PrepareScanPage,
});
