import { createFileRoute } from '@tanstack/react-router';
import { WorksheetPage } from '@/features/toolbox/WorksheetPage.tsx';

export const Route = createFileRoute('/toolbox/$slug_/werkblad')({ component: WorksheetPage });
