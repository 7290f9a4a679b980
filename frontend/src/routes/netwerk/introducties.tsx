import { createFileRoute, useSearch } from '@tanstack/react-router';
import { IntroductionsPage } from '@/features/network/IntroductionsPage.tsx';
import { requireSession } from '@/lib/guards.ts';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/netwerk/introducties')({
  beforeLoad: requireSession('owner', 'manager', 'finance', 'staff_representative'),
  component: Introductions,
  validateSearch: (search: Record<string, unknown>) => ({ page: pageOf(search) }),
});

function Introductions() {
  return <IntroductionsPage page={useSearch({ from: '/netwerk/introducties' }).page} />;
}
