import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ScanCampaignRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import type { Versioned } from '@/lib/versioned.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { CampaignActs } from './CampaignActs.tsx';
import { CampaignFacts } from './CampaignFacts.tsx';
import { CampaignProgress } from './CampaignProgress.tsx';
import { CampaignResult } from './CampaignResult.tsx';
import { campaignQuery } from './campaignQueries.ts';
import { CampaignPill } from './campaignWords.tsx';
import { WhatYouSee } from './WhatYouSee.tsx';

/** One campaign: what it says, how it goes, and what came of it. */
export function CampaignPage() {
  const { campaignId } = useParams({ from: '/branche/campagnes/$campaignId' });
  const campaign = useQuery(campaignQuery(campaignId));
  return (
    <Loaded
      query={campaign}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>De campagne kwam niet door</Trans>}
    >
      {(found) => <Campaign {...found} />}
    </Loaded>
  );
}

function Campaign({ data: campaign, etag }: Versioned<ScanCampaignRead>) {
  const { t } = useLingui();
  const { status } = campaign;
  const lead = useLead(campaign);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={campaign.title}
        crumbs={[{ label: t`Campagnes`, to: '/branche/campagnes' }, { label: campaign.title }]}
        lead={lead}
      />
      <div className="mb-8 flex flex-wrap items-center gap-4">
        <CampaignPill status={status} />
        <CampaignActs campaign={campaign} etag={etag} />
        {(status === 'draft' || status === 'open') && (
          <LinkButton
            to="/branche/campagnes/$campaignId/materiaal"
            params={{ campaignId: campaign.id }}
            kind="secondary"
          >
            <Trans>Poster en teksten</Trans>
          </LinkButton>
        )}
      </div>
      {status === 'reported' && <CampaignResult campaign={campaign} />}
      <div className="columns-main-side mt-2">
        <div className="grid min-w-0 content-start gap-10">
          {status !== 'draft' && <CampaignProgress campaign={campaign} />}
          <CampaignFacts campaign={campaign} />
        </div>
        <WhatYouSee />
      </div>
    </div>
  );
}

/** What is going on and what comes next, in a sentence. */
function useLead({ status, opensAt, closesAt }: ScanCampaignRead): string {
  const { t } = useLingui();
  const { moment } = useFormats();
  const until = moment(closesAt);
  switch (status) {
    case 'draft':
      return t`Een concept. Open de campagne als alles klopt; daarna verandert alleen de einddatum nog.`;
    case 'open':
      return new Date(opensAt) > new Date()
        ? t`Uw leden kunnen meedoen vanaf ${moment(opensAt)}.`
        : t`Uw leden kunnen meedoen tot ${until}. Verspreid het adres in uw nieuwsbrief.`;
    case 'closed':
      return t`De campagne is gesloten. De uitkomst staat hier de ochtend na de sluiting.`;
    case 'reported':
      return t`De campagne is afgelopen. De uitkomst verandert niet meer.`;
  }
}
