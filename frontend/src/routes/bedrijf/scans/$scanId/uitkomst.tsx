import { createFileRoute } from '@tanstack/react-router';
import { ResultPage } from '@/features/scans/ResultPage.tsx';

export const Route = createFileRoute('/bedrijf/scans/$scanId/uitkomst')({ component: ResultPage });
