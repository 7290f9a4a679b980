import { createFileRoute } from '@tanstack/react-router';
import { AnswerAboutPage } from '@/features/reviews/AnswerAboutPage.tsx';

export const Route = createFileRoute('/beoordelen')({
  component: AnswerAboutPage,
  staticData: { room: 'answer' },
});
