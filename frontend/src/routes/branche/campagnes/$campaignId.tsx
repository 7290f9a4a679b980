import { createFileRoute } from '@tanstack/react-router';
import { CampaignPage } from '@/features/campaigns/CampaignPage.tsx';

export const Route = createFileRoute('/branche/campagnes/$campaignId')({ component: CampaignPage });
