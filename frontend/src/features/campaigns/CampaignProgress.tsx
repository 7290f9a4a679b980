import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readScanCampaignProgressOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { CampaignProgress as Progress, ScanCampaignRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Notice } from '@/ui/Notice.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { STAGES } from './campaignWords.tsx';
import './campaigns.css';

/** How a campaign goes: counts of each morning, and by name only companies that let themselves be seen. */
export function CampaignProgress({ campaign }: { campaign: ScanCampaignRead }) {
  const progress = useQuery({
    ...readScanCampaignProgressOptions({ path: { campaignId: campaign.id } }),
    staleTime: 0,
  });
  return (
    <Loaded
      query={progress}
      skeleton={<ListSkeleton />}
      errorTitle={<Trans>De voortgang kwam niet door</Trans>}
    >
      {(found) => (
        <>
          <Counts progress={found} possible={campaign.countsPossible} />
          <Companies companies={found.companies} />
        </>
      )}
    </Loaded>
  );
}

function Counts({ progress, possible }: { progress: Progress; possible: boolean }) {
  const { t } = useLingui();
  const { day, number } = useFormats();
  const { others, atMost, days } = progress;
  const said = (count: number | null) =>
    count === null ? '–' : atMost !== null && count >= atMost ? t`${number(count)} of meer` : number(count);
  const told = others !== null && others.started !== null;
  return (
    <section aria-labelledby="campaign-counts">
      <h2 id="campaign-counts" className="text-xl">
        <Trans>Zo gaat het</Trans>
      </h2>
      {told ? (
        <>
          <dl className="campaign-stages">
            {[
              { name: t`Begonnen`, count: others.started, meaning: t`bereiden een scan voor` },
              { name: t`Geopend`, count: others.opened, meaning: t`lieten medewerkers invullen` },
              { name: t`Gepubliceerd`, count: others.published, meaning: t`hebben hun uitkomst` },
            ].map((stage) => (
              <div key={stage.name}>
                <dt>{stage.name}</dt>
                <dd>
                  <strong>{said(stage.count)}</strong>
                  <span className="quiet">{stage.meaning}</span>
                </dd>
              </div>
            ))}
          </dl>
          <p className="quiet text-sm">
            <Trans>
              Geteld op {day(others.asOf)} om 06.00 uur, afgerond op vijf. Bedrijven die u op naam ziet,
              tellen hier niet mee. Een streepje betekent: nog niet te tonen.
            </Trans>
          </p>
          {days.length > 1 && (
            <details className="mt-4">
              <summary>
                <Trans>Alle dagen</Trans>
              </summary>
              <Table
                caption={t`Aantallen per dag`}
                captionHidden
                rows={[...days].reverse()}
                rowKey={(each) => each.asOf}
                columns={[
                  { key: 'day', header: t`Dag`, cell: (each) => day(each.asOf) },
                  { key: 'started', header: t`Begonnen`, numeric: true, cell: (each) => said(each.started) },
                  { key: 'opened', header: t`Geopend`, numeric: true, cell: (each) => said(each.opened) },
                  {
                    key: 'published',
                    header: t`Gepubliceerd`,
                    numeric: true,
                    cell: (each) => said(each.published),
                  },
                ]}
              />
            </details>
          )}
        </>
      ) : (
        <div className="mt-3">
          <Notice tone="info" title={<Trans>Er is nu geen aantal te tonen</Trans>}>
            <p>
              {possible ? (
                <Trans>
                  Elke ochtend om 06.00 uur kijken wij opnieuw. Een aantal ziet u vanaf tien bedrijven. Zo is
                  moeilijk te zien of één bedrijf meedoet.
                </Trans>
              ) : (
                <Trans>
                  De campagne is bedoeld voor minder dan twintig leden. Dan zou een aantal te veel vertellen
                  over één bedrijf.
                </Trans>
              )}
            </p>
          </Notice>
        </div>
      )}
    </section>
  );
}

function Companies({ companies }: { companies: Progress['companies'] }) {
  const { t, i18n } = useLingui();
  return (
    <section aria-labelledby="campaign-companies">
      <h2 id="campaign-companies" className="mb-3 text-xl">
        <Trans>Bedrijven die u laten meekijken</Trans>
      </h2>
      {companies.length === 0 ? (
        <p className="soft">
          <Trans>
            Nog geen. Een bedrijf beslist zelf of zijn branche ziet dat het meedoet. Dat er niemand staat,
            zegt niet dat er niemand meedoet.
          </Trans>
        </p>
      ) : (
        <Table
          caption={t`Bedrijven die u laten zien dat zij meedoen`}
          captionHidden
          stacked
          rows={companies}
          rowKey={(each) => each.companyId}
          columns={[
            { key: 'name', header: t`Bedrijf`, cell: (each) => each.name },
            { key: 'stage', header: t`Hoever`, cell: (each) => i18n._(STAGES[each.stage]) },
          ]}
        />
      )}
    </section>
  );
}
