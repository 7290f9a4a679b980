import { createFileRoute } from '@tanstack/react-router';
import { ScanCampaign } from '@/features/campaigns/ScanCampaign.tsx';
import { ScanPage } from '@/features/scans/ScanPage.tsx';

export const Route = createFileRoute('/bedrijf/scans/$scanId/')({
  component: () => (
    <ScanPage
      campaign={({ scan, etag, onChanged }) => (
        <ScanCampaign scanId={scan.id} etag={etag} isDraft={scan.status === 'draft'} onChanged={onChanged} />
      )}
    />
  ),
});
