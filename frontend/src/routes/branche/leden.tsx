import { createFileRoute } from '@tanstack/react-router';
import { MembersPage } from '@/features/members/MembersPage.tsx';
import { type MembersSearch, membersSearch } from '@/features/members/membersSearch.ts';

export const Route = createFileRoute('/branche/leden')({
  component: MembersPage,
  validateSearch: (search: Record<string, unknown>): MembersSearch => membersSearch(search),
});
