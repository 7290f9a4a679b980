import { createFileRoute } from '@tanstack/react-router';
import { AboutPage } from '@/features/programme/AboutPage.tsx';

export const Route = createFileRoute('/over')({ component: AboutPage, staticData: { withoutData: true } });
