import { createFileRoute } from '@tanstack/react-router';
import { CheckLetterPage } from '@/features/vouchers/CheckLetterPage.tsx';

export const Route = createFileRoute('/voucher-controleren')({ component: CheckLetterPage });
