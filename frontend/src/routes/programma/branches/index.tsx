import { createFileRoute } from '@tanstack/react-router';
import { BranchesPage } from '@/features/branches/BranchesPage.tsx';
import { type BranchesSearch, branchesSearch } from '@/features/branches/branchesSearch.ts';

export const Route = createFileRoute('/programma/branches/')({
  component: BranchesPage,
  validateSearch: (search: Record<string, unknown>): BranchesSearch => branchesSearch(search),
});
