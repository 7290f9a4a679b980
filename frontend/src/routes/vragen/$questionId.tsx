import { createFileRoute, useParams } from '@tanstack/react-router';
import { QuestionPage } from '@/features/questions/QuestionPage.tsx';

export const Route = createFileRoute('/vragen/$questionId')({ component: Question });

function Question() {
  return <QuestionPage questionId={useParams({ from: '/vragen/$questionId' }).questionId} />;
}
