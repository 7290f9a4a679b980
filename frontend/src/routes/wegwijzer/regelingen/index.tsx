import { createFileRoute } from '@tanstack/react-router';
import { DirectoryPage } from '@/features/guidance/DirectoryPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/wegwijzer/regelingen/')({
  component: DirectoryPage,
  validateSearch: (search: Record<string, unknown>) =>
    textsOf(search, ['q', 'kind', 'want', 'targetGroup', 'sector', 'sizeClass', 'province', 'page']),
});
