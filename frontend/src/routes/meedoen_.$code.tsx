import { createFileRoute } from '@tanstack/react-router';
import { InvitationPage } from '@/features/campaigns/InvitationPage.tsx';

export const Route = createFileRoute('/meedoen_/$code')({ component: InvitationPage });
