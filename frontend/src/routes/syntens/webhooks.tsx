import { createFileRoute } from '@tanstack/react-router';
import { WebhooksPage } from '@/features/webhooks/WebhooksPage.tsx';
import { type WebhooksSearch, webhooksSearch } from '@/features/webhooks/webhooksSearch.ts';

export const Route = createFileRoute('/syntens/webhooks')({
  component: WebhooksPage,
  validateSearch: (search: Record<string, unknown>): WebhooksSearch => webhooksSearch(search),
});
