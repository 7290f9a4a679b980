import { createFileRoute } from '@tanstack/react-router';
import { PublicationPage } from '@/features/publications/PublicationPage.tsx';

export const Route = createFileRoute('/nieuws/$slug')({ component: PublicationPage });
