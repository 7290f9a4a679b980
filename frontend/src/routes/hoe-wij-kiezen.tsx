import { createFileRoute } from '@tanstack/react-router';
import { HowWeChoosePage } from '@/features/scans/HowWeChoosePage.tsx';

export const Route = createFileRoute('/hoe-wij-kiezen')({ component: HowWeChoosePage });
