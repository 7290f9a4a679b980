import { createFileRoute } from '@tanstack/react-router';
import { AnswerPage } from '@/features/scans/AnswerPage.tsx';

export const Route = createFileRoute('/meedoen')({ component: AnswerPage, staticData: { room: 'answer' } });
