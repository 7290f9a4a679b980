import { createFileRoute } from '@tanstack/react-router';
import { PaymentsPage } from '@/features/payments/PaymentsPage.tsx';
import { pageOf, unread } from '@/lib/searchList.ts';

interface PaymentSearch {
  batches?: number;
  payments?: number;
}

export const Route = createFileRoute('/syntens/betalen')({
  validateSearch: unread<PaymentSearch>,
  component: Payments,
});

function Payments() {
  const search = { ...Route.useSearch() };
  return <PaymentsPage batchPage={pageOf(search, 'batches')} paymentPage={pageOf(search, 'payments')} />;
}
