import { createFileRoute } from '@tanstack/react-router';
import { StopPage } from '@/features/notices/StopPage.tsx';

export const Route = createFileRoute('/meldingen/afmelden')({ component: StopPage });
