import { createFileRoute } from '@tanstack/react-router';
import { InstrumentPage } from '@/features/guidance/InstrumentPage.tsx';

export const Route = createFileRoute('/wegwijzer/regelingen/$slug')({ component: InstrumentPage });
