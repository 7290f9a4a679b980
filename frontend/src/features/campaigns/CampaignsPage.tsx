import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { listScanCampaignsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { CampaignPill } from './campaignWords.tsx';

/** The campaigns with which a branch invites its members to the scan. */
export function CampaignsPage() {
  const { t } = useLingui();
  const { moment } = useFormats();
  const { page } = useSearch({ from: '/branche/campagnes/' });
  const campaigns = useQuery(listScanCampaignsOptions({ query: { page } }));
  const begin = (
    <LinkButton to="/branche/campagnes/nieuw">
      <Trans>Begin een campagne</Trans>
    </LinkButton>
  );
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Campagnes`}
        lead={t`Nodig uw leden uit om de scan te doen. U volgt hoe het gaat, zonder van één bedrijf te zien wat dat niet laat zien.`}
      />
      <Loaded
        query={campaigns}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De campagnes kwamen niet door</Trans>}
      >
        {(found) =>
          found.items.length === 0 ? (
            <EmptyState title={<Trans>U hebt nog geen campagne</Trans>} actions={begin}>
              <Trans>
                Met een campagne vraagt u uw leden in een vaste periode de scan te doen. U krijgt een kort
                adres, een poster en teksten voor uw nieuwsbrief. Doen tien of meer bedrijven mee, dan ziet u
                na afloop hun gemiddelde per thema.
              </Trans>
            </EmptyState>
          ) : (
            <div className="grid gap-6">
              <div>{begin}</div>
              <Table
                caption={t`Campagnes, de nieuwste eerst`}
                captionHidden
                stacked
                rows={found.items}
                rowKey={(each) => each.id}
                columns={[
                  {
                    key: 'title',
                    header: t`Campagne`,
                    cell: (each) => (
                      <AppLink to="/branche/campagnes/$campaignId" params={{ campaignId: each.id }}>
                        {each.title}
                      </AppLink>
                    ),
                  },
                  { key: 'status', header: t`Stand`, cell: (each) => <CampaignPill status={each.status} /> },
                  { key: 'until', header: t`Tot`, cell: (each) => moment(each.closesAt) },
                  {
                    key: 'code',
                    header: t`Code`,
                    cell: (each) =>
                      each.status === 'draft' ? (
                        <span className="num">{each.code}</span>
                      ) : (
                        <AppLink to="/meedoen/$code" params={{ code: each.code }} className="num">
                          {each.code}
                        </AppLink>
                      ),
                  },
                ]}
              />
              <Pagination {...found} />
            </div>
          )
        }
      </Loaded>
    </div>
  );
}
