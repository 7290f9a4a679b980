import { createFileRoute } from '@tanstack/react-router';
import { EditCampaignPage } from '@/features/campaigns/EditCampaignPage.tsx';

export const Route = createFileRoute('/branche/campagnes/$campaignId_/wijzigen')({
  component: EditCampaignPage,
});
