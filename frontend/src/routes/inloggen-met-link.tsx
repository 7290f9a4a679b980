import { createFileRoute } from '@tanstack/react-router';
import { LinkSignInPage } from '@/features/account/LinkSignInPage.tsx';

export const Route = createFileRoute('/inloggen-met-link')({ component: LinkSignInPage });
