import { createFileRoute } from '@tanstack/react-router';
import { ScanPage } from '@/features/scans/ScanPage.tsx';

export const Route = createFileRoute('/bedrijf/scans/$scanId/')({ component: ScanPage });
