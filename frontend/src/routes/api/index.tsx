import { createFileRoute } from '@tanstack/react-router';
import { ReferencePage } from '@/features/developers/ReferencePage.tsx';

export const Route = createFileRoute('/api/')({ component: ReferencePage });
