import { createFileRoute } from '@tanstack/react-router';
import { GuidePage } from '@/features/guidance/GuidePage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/wegwijzer/')({
  component: GuidePage,
  validateSearch: (search: Record<string, unknown>) =>
    textsOf(search, ['stap', 'stage', 'want', 'theme', 'progress', 'size', 'sector', 'province']),
});
