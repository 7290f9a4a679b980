import { createFileRoute } from '@tanstack/react-router';
import { CampaignsPage } from '@/features/campaigns/CampaignsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/branche/campagnes/')({
  component: CampaignsPage,
  validateSearch: (search: Record<string, unknown>): { page?: number } => ({
    ...(pageOf(search) > 1 && { page: pageOf(search) }),
  }),
});
