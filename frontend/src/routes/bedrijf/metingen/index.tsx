import { createFileRoute } from '@tanstack/react-router';
import { MeasurementsPage } from '@/features/monitoring/MeasurementsPage.tsx';

export const Route = createFileRoute('/bedrijf/metingen/')({ component: MeasurementsPage });
