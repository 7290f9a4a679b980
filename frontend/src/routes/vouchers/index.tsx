import { createFileRoute } from '@tanstack/react-router';
import { VoucherRoundsPage } from '@/features/rounds/VoucherRoundsPage.tsx';

export const Route = createFileRoute('/vouchers/')({ component: VoucherRoundsPage });
