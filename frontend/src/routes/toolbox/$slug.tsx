import { createFileRoute } from '@tanstack/react-router';
import { ItemPage } from '@/features/toolbox/ItemPage.tsx';

export const Route = createFileRoute('/toolbox/$slug')({ component: ItemPage });
