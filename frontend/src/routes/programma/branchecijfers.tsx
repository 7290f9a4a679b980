import { createFileRoute } from '@tanstack/react-router';
import { BranchFiguresPage } from '@/features/branchfigures/BranchFiguresPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/programma/branchecijfers')({
  component: BranchFiguresPage,
  validateSearch: (search: Record<string, unknown>): { release?: string } => textsOf(search, ['release']),
});
