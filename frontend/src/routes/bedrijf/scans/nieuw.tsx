import { createFileRoute } from '@tanstack/react-router';
import { PrepareForCampaign } from '@/features/campaigns/PrepareForCampaign.tsx';
import { PrepareScanPage } from '@/features/scans/PrepareScanPage.tsx';
import { requireSession } from '@/lib/guards.ts';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/bedrijf/scans/nieuw')({
  beforeLoad: requireSession('owner', 'manager'),
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ['campagne']),
  component: () => (
    <PrepareForCampaign code={Route.useSearch().campagne}>
      {(campaign) => <PrepareScanPage {...campaign} />}
    </PrepareForCampaign>
  ),
});
