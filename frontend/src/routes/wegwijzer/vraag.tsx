import { createFileRoute } from '@tanstack/react-router';
import { AskPage } from '@/features/guidance/AskPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/wegwijzer/vraag')({
  component: AskPage,
  validateSearch: (search: Record<string, unknown>) =>
    textsOf(search, ['stage', 'want', 'theme', 'progress', 'size', 'sector', 'province']),
});
