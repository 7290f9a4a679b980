import { createFileRoute } from '@tanstack/react-router';
import { PeoplePage } from '@/features/people/PeoplePage.tsx';

export const Route = createFileRoute('/branche/mensen')({ component: PeoplePage });
