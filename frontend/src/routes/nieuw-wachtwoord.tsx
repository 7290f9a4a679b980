import { createFileRoute } from '@tanstack/react-router';
import { NewPasswordPage } from '@/features/account/NewPasswordPage.tsx';

export const Route = createFileRoute('/nieuw-wachtwoord')({ component: NewPasswordPage });
