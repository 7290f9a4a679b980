import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useParams } from '@tanstack/react-router';
import { listQuestionnairesOptions } from '@/api/@tanstack/react-query.gen.ts';
import { updateScanCampaign } from '@/api/sdk.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { CampaignForm } from './CampaignForm.tsx';
import { campaignQuery, useCampaignChanged } from './campaignQueries.ts';
import { WhatYouSee } from './WhatYouSee.tsx';

/** Changing a campaign while it is a draft. */
export function EditCampaignPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { campaignId } = useParams({ from: '/branche/campagnes/$campaignId_/wijzigen' });
  const campaign = useQuery(campaignQuery(campaignId));
  const questionnaires = useQuery(listQuestionnairesOptions());
  const changed = useCampaignChanged(campaignId);
  const back = { to: '/branche/campagnes/$campaignId', params: { campaignId } } as const;
  return (
    <Loaded
      query={campaign}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>De campagne kwam niet door</Trans>}
    >
      {({ data, etag }) =>
        data.status === 'draft' ? (
          <div className="wrap pb-(--section)">
            <PageHeader
              title={t`Wijzig de campagne`}
              crumbs={[
                { label: t`Campagnes`, to: '/branche/campagnes' },
                { label: data.title, to: `/branche/campagnes/${campaignId}` },
                { label: t`Wijzigen` },
              ]}
            />
            <div className="columns-main-side">
              <Panel>
                <Loaded
                  query={questionnaires}
                  skeleton={<PageSkeleton />}
                  errorTitle={<Trans>De vragenlijsten kwamen niet door</Trans>}
                >
                  {(list) => (
                    <CampaignForm
                      campaign={data}
                      questionnaires={list}
                      submit={<Trans>Bewaar de wijziging</Trans>}
                      onSubmit={async (wish) => {
                        await updateScanCampaign({
                          path: { campaignId },
                          body: wish,
                          headers: ifMatch(etag),
                          throwOnError: true,
                        });
                        await changed();
                        toast(t`De campagne is bijgewerkt.`);
                        await navigate(back);
                      }}
                    />
                  )}
                </Loaded>
              </Panel>
              <WhatYouSee />
            </div>
          </div>
        ) : (
          <Navigate {...back} replace />
        )
      }
    </Loaded>
  );
}
