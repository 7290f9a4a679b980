import { createFileRoute } from '@tanstack/react-router';
import { MaterialsPage } from '@/features/campaigns/MaterialsPage.tsx';

export const Route = createFileRoute('/branche/campagnes/$campaignId_/materiaal')({
  component: MaterialsPage,
});
