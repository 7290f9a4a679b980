import { createFileRoute } from '@tanstack/react-router';
import { QuickResultPage } from '@/features/scans/QuickResultPage.tsx';

export const Route = createFileRoute('/scan/uitkomst')({ component: QuickResultPage });
