import { createFileRoute } from '@tanstack/react-router';
import { AskLinkPage } from '@/features/account/AskLinkPage.tsx';

export const Route = createFileRoute('/wachtwoord-vergeten')({
  component: () => <AskLinkPage kind="reset" />,
});
