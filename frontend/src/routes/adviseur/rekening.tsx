import { createFileRoute } from '@tanstack/react-router';
import { BankAccountPage } from '@/features/payments/BankAccountPage.tsx';

export const Route = createFileRoute('/adviseur/rekening')({ component: BankAccountPage });
