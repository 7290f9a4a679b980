import { createFileRoute } from '@tanstack/react-router';
import { ConfirmSignUpPage } from '@/features/account/ConfirmSignUpPage.tsx';

export const Route = createFileRoute('/bevestigen')({ component: ConfirmSignUpPage });
