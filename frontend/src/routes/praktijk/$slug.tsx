import { createFileRoute } from '@tanstack/react-router';
import { PracticePage } from '@/features/practices/PracticePage.tsx';

export const Route = createFileRoute('/praktijk/$slug')({ component: PracticePage });
