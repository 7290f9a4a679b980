import { createFileRoute } from '@tanstack/react-router';
import { NewCampaignPage } from '@/features/campaigns/NewCampaignPage.tsx';

export const Route = createFileRoute('/branche/campagnes/nieuw')({ component: NewCampaignPage });
