import { createFileRoute } from '@tanstack/react-router';
import { MembersPage } from '@/features/members/MembersPage.tsx';
import type { MembersSearch } from '@/features/members/membersSearch.ts';
import { unread } from '@/lib/searchList.ts';

export const Route = createFileRoute('/branche/leden')({
  component: MembersPage,
  validateSearch: unread<MembersSearch>,
});
