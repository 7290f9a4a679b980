import { createFileRoute } from '@tanstack/react-router';
import { RecognitionPage } from '@/features/advisers/RecognitionPage.tsx';

export const Route = createFileRoute('/adviseur/erkenning')({ component: RecognitionPage });
