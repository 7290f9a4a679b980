import { createFileRoute } from '@tanstack/react-router';
import { SubscribePage } from '@/features/newsletters/SubscribePage.tsx';

export const Route = createFileRoute('/nieuwsbrief/')({ component: SubscribePage });
