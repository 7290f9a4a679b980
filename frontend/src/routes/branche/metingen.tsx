import { createFileRoute } from '@tanstack/react-router';
import { MemberMeasurementsPage } from '@/features/members/MemberMeasurementsPage.tsx';
import { type OpenMembersSearch, openMembersSearch } from '@/features/members/openMembersSearch.ts';

export const Route = createFileRoute('/branche/metingen')({
  component: MemberMeasurementsPage,
  validateSearch: (search: Record<string, unknown>): OpenMembersSearch => openMembersSearch(search),
});
