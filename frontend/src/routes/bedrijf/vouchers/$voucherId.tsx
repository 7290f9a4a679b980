import { createFileRoute } from '@tanstack/react-router';
import { VoucherPage } from '@/features/vouchers/VoucherPage.tsx';

export const Route = createFileRoute('/bedrijf/vouchers/$voucherId')({ component: VoucherPage });
