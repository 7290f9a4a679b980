import { createFileRoute } from '@tanstack/react-router';
import { MailboxPage } from '@/features/mailbox/MailboxPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/postbus')({
  component: MailboxPage,
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ['mail']),
});
