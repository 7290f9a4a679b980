import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ScanCampaignRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { labelOf, useProvinces, useSectors } from '@/lib/reference.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Panel } from '@/ui/Panel.tsx';

/** What the branch said of its campaign. */
export function CampaignFacts({ campaign }: { campaign: ScanCampaignRead }) {
  const { t } = useLingui();
  const { moment, number } = useFormats();
  const sectors = useSectors();
  const provinces = useProvinces();
  const { section, province, sizeClass } = campaign.target;
  const conditions = [
    section && labelOf(sectors, section),
    province && labelOf(provinces, province),
    sizeClass && t`${sizeClass} medewerkers`,
  ].filter(Boolean);
  const { moduleOf, number: version } = campaign.questionnaire;
  const opened = campaign.status !== 'draft';
  return (
    <Panel>
      <h2 className="mb-4 text-xl">
        <Trans>De uitnodiging</Trans>
      </h2>
      <p className="measure mb-6 whitespace-pre-line" lang="nl">
        {campaign.purpose.nl}
      </p>
      <DefinitionList
        items={[
          { term: t`Begint`, value: moment(campaign.opensAt) },
          { term: t`Eindigt`, value: moment(campaign.closesAt) },
          {
            term: t`Vragenlijst`,
            value: moduleOf ? t`Uw eigen module, versie ${version}` : t`Van het programma, versie ${version}`,
          },
          { term: t`Bedoeld voor`, value: conditions.length > 0 ? conditions.join(', ') : t`Alle leden` },
          {
            term: opened ? t`Leden bij het openen` : t`Leden nu`,
            value: <Plural value={campaign.members ?? 0} one="# lid" other="# leden" />,
          },
          ...(campaign.origin
            ? [
                {
                  term: t`Overgenomen van`,
                  value: t`${campaign.origin.branch}, versie ${campaign.origin.number}`,
                },
              ]
            : []),
          { term: t`U hoopt op`, value: <Plural value={campaign.aim} one="# bedrijf" other="# bedrijven" /> },
          {
            term: t`Adres`,
            value: opened ? (
              <AppLink to="/meedoen/$code" params={{ code: campaign.code }} className="break-all">
                {campaign.address.replace(/^https?:\/\//, '')}
              </AppLink>
            ) : (
              <span className="break-all">{campaign.address.replace(/^https?:\/\//, '')}</span>
            ),
          },
        ]}
      />
      {!campaign.countsPossible && (
        <p className="soft mt-4">
          <Trans>
            Deze campagne is bedoeld voor minder dan {number(20)} leden. Daarom tonen wij geen aantallen en
            geen uitkomst.
          </Trans>
        </p>
      )}
    </Panel>
  );
}
