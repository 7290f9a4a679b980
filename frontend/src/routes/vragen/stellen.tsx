import { createFileRoute } from '@tanstack/react-router';
import { AskQuestionPage } from '@/features/questions/AskPage.tsx';

export const Route = createFileRoute('/vragen/stellen')({ component: AskQuestionPage });
