import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { listQuestionnairesOptions, listScanCampaignsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createScanCampaign } from '@/api/sdk.gen.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { CampaignForm } from './CampaignForm.tsx';
import { WhatYouSee } from './WhatYouSee.tsx';

/** Beginning a campaign: a draft that nobody else sees. */
export function NewCampaignPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const questionnaires = useQuery(listQuestionnairesOptions());
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Begin een campagne`}
        crumbs={[{ label: t`Campagnes`, to: '/branche/campagnes' }, { label: t`Nieuwe campagne` }]}
        lead={t`Dit wordt een concept. Er gaat nog niets naar uw leden.`}
      />
      <div className="columns-main-side">
        <Panel>
          <Loaded
            query={questionnaires}
            skeleton={<ListSkeleton />}
            errorTitle={<Trans>De vragenlijsten kwamen niet door</Trans>}
          >
            {(list) => (
              <CampaignForm
                campaign={null}
                questionnaires={list}
                submit={<Trans>Maak het concept</Trans>}
                onSubmit={async (wish, { idempotencyKey }) => {
                  const made = await createScanCampaign({
                    body: wish,
                    headers: { 'Idempotency-Key': idempotencyKey },
                    throwOnError: true,
                  });
                  await queries.invalidateQueries({ queryKey: listScanCampaignsQueryKey() });
                  toast(t`Het concept staat klaar. Kijk het na en open de campagne.`);
                  await navigate({
                    to: '/branche/campagnes/$campaignId',
                    params: { campaignId: made.data.id },
                  });
                }}
              />
            )}
          </Loaded>
        </Panel>
        <WhatYouSee />
      </div>
    </div>
  );
}
