import { createFileRoute } from '@tanstack/react-router';
import { ConfirmPage } from '@/features/newsletters/ConfirmPage.tsx';

export const Route = createFileRoute('/nieuwsbrief/bevestigen')({ component: ConfirmPage });
