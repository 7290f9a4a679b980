import { createFileRoute } from '@tanstack/react-router';
import { OwnFilePage } from '@/features/monitoring/OwnFilePage.tsx';

export const Route = createFileRoute('/bedrijf/metingen/importeren')({ component: OwnFilePage });
