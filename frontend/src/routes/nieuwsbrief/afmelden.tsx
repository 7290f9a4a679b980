import { createFileRoute } from '@tanstack/react-router';
import { UnsubscribePage } from '@/features/newsletters/UnsubscribePage.tsx';

export const Route = createFileRoute('/nieuwsbrief/afmelden')({ component: UnsubscribePage });
