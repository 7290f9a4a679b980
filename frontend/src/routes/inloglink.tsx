import { createFileRoute } from '@tanstack/react-router';
import { AskLinkPage } from '@/features/account/AskLinkPage.tsx';

export const Route = createFileRoute('/inloglink')({ component: () => <AskLinkPage kind="signIn" /> });
