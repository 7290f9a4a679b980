import { createFileRoute } from '@tanstack/react-router';
import { ResearchGuidePage } from '@/features/developers/ResearchGuidePage.tsx';

export const Route = createFileRoute('/api/onderzoek')({ component: ResearchGuidePage });
