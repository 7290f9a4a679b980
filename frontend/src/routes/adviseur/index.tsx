import { createFileRoute } from '@tanstack/react-router';
import { AdviserHomePage } from '@/features/advisers/AdviserHomePage.tsx';

export const Route = createFileRoute('/adviseur/')({ component: AdviserHomePage });
