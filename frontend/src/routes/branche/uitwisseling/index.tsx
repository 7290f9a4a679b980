import { createFileRoute } from '@tanstack/react-router';
import { ExchangePage } from '@/features/exchange/ExchangePage.tsx';
import { unread } from '@/lib/searchList.ts';

export const Route = createFileRoute('/branche/uitwisseling/')({
  component: () => <ExchangePage room="branch" />,
  validateSearch: unread<Record<string, string | undefined>>,
});
