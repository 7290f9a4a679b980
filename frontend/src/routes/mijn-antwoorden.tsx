import { createFileRoute } from '@tanstack/react-router';
import { MyAnswersPage } from '@/features/scans/MyAnswersPage.tsx';

export const Route = createFileRoute('/mijn-antwoorden')({
  component: MyAnswersPage,
  staticData: { room: 'answer' },
});
