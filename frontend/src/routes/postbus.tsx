import { createFileRoute } from '@tanstack/react-router';
import { MailboxPage } from '@/features/mailbox/MailboxPage.tsx';

export const Route = createFileRoute('/postbus')({
  component: MailboxPage,
  validateSearch: (search: Record<string, unknown>): { mail?: string } => ({
    ...(typeof search.mail === 'string' && { mail: search.mail }),
  }),
});
