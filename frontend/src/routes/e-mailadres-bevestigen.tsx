import { createFileRoute } from '@tanstack/react-router';
import { ConfirmEmailPage } from '@/features/account/ConfirmEmailPage.tsx';

export const Route = createFileRoute('/e-mailadres-bevestigen')({ component: ConfirmEmailPage });
