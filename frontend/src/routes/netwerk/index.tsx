import { createFileRoute, useSearch } from '@tanstack/react-router';
import { NetworkPage, type NetworkSearch } from '@/features/network/NetworkPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/netwerk/')({
  component: Network,
  validateSearch: (search: Record<string, unknown>): NetworkSearch =>
    textsOf(search, ['q', 'sector', 'province', 'theme']),
});

function Network() {
  return <NetworkPage search={useSearch({ from: '/netwerk/' })} />;
}
