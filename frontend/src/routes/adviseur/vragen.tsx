import { createFileRoute, useSearch } from '@tanstack/react-router';
import { AdviserQuestionsPage } from '@/features/questions/AdviserQuestionsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/adviseur/vragen')({
  component: Questions,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Questions() {
  return <AdviserQuestionsPage page={useSearch({ from: '/adviseur/vragen' }).page} />;
}
