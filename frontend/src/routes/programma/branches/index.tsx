import { createFileRoute } from '@tanstack/react-router';
import { BranchesPage } from '@/features/branches/BranchesPage.tsx';
import type { BranchesSearch } from '@/features/branches/branchesSearch.ts';
import { unread } from '@/lib/searchList.ts';

export const Route = createFileRoute('/programma/branches/')({
  component: BranchesPage,
  validateSearch: unread<BranchesSearch>,
});
