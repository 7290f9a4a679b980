import { createFileRoute } from '@tanstack/react-router';
import { PaymentsPage } from '@/features/payments/PaymentsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

interface PaymentSearch {
  batches?: number;
  payments?: number;
}

export const Route = createFileRoute('/syntens/betalen')({
  validateSearch: (search: Record<string, unknown>): PaymentSearch => ({
    ...(pageOf(search, 'batches') > 1 && { batches: pageOf(search, 'batches') }),
    ...(pageOf(search, 'payments') > 1 && { payments: pageOf(search, 'payments') }),
  }),
  component: Payments,
});

function Payments() {
  const { batches = 1, payments = 1 } = Route.useSearch();
  return <PaymentsPage batchPage={batches} paymentPage={payments} />;
}
