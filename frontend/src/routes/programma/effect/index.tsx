import { createFileRoute } from '@tanstack/react-router';
import { EffectOrdersPage } from '@/features/effects/EffectOrdersPage.tsx';

export const Route = createFileRoute('/programma/effect/')({ component: EffectOrdersPage });
