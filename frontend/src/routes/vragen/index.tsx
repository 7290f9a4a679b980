import { createFileRoute, useSearch } from '@tanstack/react-router';
import { QuestionsPage, type QuestionsSearch } from '@/features/questions/QuestionsPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/vragen/')({
  component: Questions,
  validateSearch: (search: Record<string, unknown>): QuestionsSearch =>
    textsOf(search, ['theme', 'sector', 'status', 'mine']),
});

function Questions() {
  return <QuestionsPage search={useSearch({ from: '/vragen/' })} />;
}
