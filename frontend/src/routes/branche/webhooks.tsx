import { createFileRoute } from '@tanstack/react-router';
import { WebhooksPage } from '@/features/webhooks/WebhooksPage.tsx';
import type { WebhooksSearch } from '@/features/webhooks/webhooksSearch.ts';
import { unread } from '@/lib/searchList.ts';

export const Route = createFileRoute('/branche/webhooks')({
  component: WebhooksPage,
  validateSearch: unread<WebhooksSearch>,
});
