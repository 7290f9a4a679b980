import { createFileRoute } from '@tanstack/react-router';
import { MeasurementPage } from '@/features/monitoring/MeasurementPage.tsx';

export const Route = createFileRoute('/bedrijf/metingen/$measurementId')({ component: MeasurementPage });
