import { createFileRoute } from '@tanstack/react-router';
import { InvitationPage } from '@/features/people/InvitationPage.tsx';

export const Route = createFileRoute('/uitnodiging')({ component: InvitationPage });
