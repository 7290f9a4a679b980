import { createFileRoute } from '@tanstack/react-router';
import { GuidePage } from '@/features/developers/GuidePage.tsx';

export const Route = createFileRoute('/api/aan-de-slag')({ component: GuidePage });
