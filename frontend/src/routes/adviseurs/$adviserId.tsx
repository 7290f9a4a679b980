import { createFileRoute } from '@tanstack/react-router';
import { AdviserPage } from '@/features/advisers/AdviserPage.tsx';

export const Route = createFileRoute('/adviseurs/$adviserId')({ component: AdviserPage });
