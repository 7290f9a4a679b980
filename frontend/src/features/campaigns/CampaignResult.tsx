import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Printer, Sheet } from 'lucide-react';
import { readScanCampaignResultOptions } from '@/api/@tanstack/react-query.gen.ts';
import { exportScanCampaignResult } from '@/api/sdk.gen.ts';
import type { CampaignResultRead, CampaignThemeRead, ScanCampaignRead } from '@/api/types.gen.ts';
import { Figure, type FigureTable } from '@/charts/Figure.tsx';
import { GapChart } from '@/charts/GapChart.tsx';
import { ScanLegend } from '@/charts/ScanLegend.tsx';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { labelOf, useSectors } from '@/lib/reference.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

/** What came of a campaign: the mean of many firms per theme, as it was frozen. */
export function CampaignResult({ campaign }: { campaign: ScanCampaignRead }) {
  const result = useQuery(readScanCampaignResultOptions({ path: { campaignId: campaign.id } }));
  return (
    <div className="mb-12">
      <Loaded
        query={result}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De uitkomst kwam niet door</Trans>}
      >
        {(found) =>
          found.themes.every((theme) => theme.combinedScore === null) ? (
            <Notice tone="info" title={<Trans>Er is geen uitkomst te tonen</Trans>}>
              <p>
                <Trans>
                  Wij tonen een gemiddelde alleen als het over genoeg bedrijven gaat en geen enkel bedrijf
                  eruit is af te leiden. Dat lukte bij deze campagne niet. Dit blijft zo.
                </Trans>
              </p>
            </Notice>
          ) : (
            <Shown result={found} campaignId={campaign.id} />
          )
        }
      </Loaded>
    </div>
  );
}

function Shown({ result, campaignId }: { result: CampaignResultRead; campaignId: string }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const localized = useLocalized();
  const headline = useHeadline(result);
  const table = useTable(result);
  const norm = useNormWords(result);
  const rows = [...result.themes]
    .sort((one, other) => Math.abs(other.gap ?? -1) - Math.abs(one.gap ?? -1))
    .map((theme) => ({
      key: theme.theme,
      label: localized(theme.name),
      management: theme.managementScore,
      employees: theme.employeeScore,
      band: theme.norm ? ([theme.norm.p25, theme.norm.p75] as const) : null,
    }));
  const count = result.firms;
  const firms =
    count === null
      ? t`Gemiddelde van bedrijven die u op naam ziet`
      : result.firmsAtLeast
        ? t`Gemiddelde van ${count} of meer bedrijven, en van wie u op naam ziet`
        : t`Gemiddelde van ongeveer ${count} bedrijven, en van wie u op naam ziet`;
  return (
    <section className="grid gap-5" aria-label={t`Uitkomst van de campagne`}>
      <Figure
        title={headline}
        lead={
          <Trans>
            Elke rij is een thema. Hoe langer de lijn, hoe meer leiding en medewerkers verschillen.
          </Trans>
        }
        legend={<ScanLegend band={norm} />}
        source={
          <>
            <span>{firms}</span>
            <span>
              <Trans>Vastgezet op {moment(result.madeAt)}</Trans>
            </span>
            <EvidenceLabel level={0} />
          </>
        }
        table={table}
      >
        <GapChart
          rows={rows}
          description={t`Scores van leiding en medewerkers per thema. ${headline} De tabel hieronder geeft alle waarden.`}
        />
      </Figure>
      {!norm && (
        <p className="quiet text-sm">
          <Trans>Er is nog geen norm om naast te leggen.</Trans>
        </p>
      )}
      <Keep campaignId={campaignId} />
    </section>
  );
}

/** On paper and in a spreadsheet. */
function Keep({ campaignId }: { campaignId: string }) {
  const { t, i18n } = useLingui();
  const { busy, fault, run } = useAct();
  const save = () =>
    run(async () => {
      const { data } = await exportScanCampaignResult({
        path: { campaignId },
        headers: { 'Accept-Language': i18n.locale === 'en' ? 'en' : 'nl' },
        parseAs: 'blob',
        throwOnError: true,
      });
      saveAs(data as unknown as Blob, `${t`uitkomst-campagne`}.csv`);
    });
  return (
    <div className="no-print grid gap-2">
      <div className="flex flex-wrap gap-3">
        <Button kind="secondary" busy={busy} onClick={() => void save()}>
          <Sheet aria-hidden="true" />
          <Trans>Download als CSV</Trans>
        </Button>
        <Button kind="secondary" onClick={() => window.print()}>
          <Printer aria-hidden="true" />
          <Trans>Print</Trans>
        </Button>
      </div>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
    </div>
  );
}

/** The finding in a sentence: where management and employees of these firms differ most. */
function useHeadline(result: CampaignResultRead): string {
  const { t } = useLingui();
  const localized = useLocalized();
  const widest = result.themes.reduce<CampaignThemeRead | null>(
    (most, theme) => (Math.abs(theme.gap ?? 0) > Math.abs(most?.gap ?? 0) ? theme : most),
    null,
  );
  if (!widest?.gap || Math.abs(widest.gap) < 5)
    return t`Leiding en medewerkers van deze bedrijven zien het werk bijna hetzelfde.`;
  const theme = localized(widest.name).toLowerCase();
  return widest.gap < 0
    ? t`Het grootste verschil zit bij ${theme}: daar is de leiding positiever.`
    : t`Het grootste verschil zit bij ${theme}: daar zijn medewerkers positiever.`;
}

/** With whom it is compared; null without a norm. */
function useNormWords(result: CampaignResultRead): string | null {
  const { t } = useLingui();
  const sectors = useSectors();
  if (result.themes.every((theme) => theme.norm === null)) return null;
  return result.normSection
    ? t`Middelste helft van bedrijven in ${labelOf(sectors, result.normSection)}`
    : t`Middelste helft van alle bedrijven`;
}

function useTable(result: CampaignResultRead): FigureTable {
  const { t } = useLingui();
  const localized = useLocalized();
  const { signed } = useFormats();
  const hidden = t`niet getoond`;
  const bands = {
    lowest_quarter: t`laagste kwart`,
    middle_half: t`middelste helft`,
    highest_quarter: t`hoogste kwart`,
  };
  return {
    caption: t`Scores van 0 tot 100 per thema`,
    columns: [t`Thema`, t`Leiding`, t`Medewerkers`, t`Verschil`, t`Samen`, t`Naast de norm`],
    rows: result.themes.map((theme) => [
      localized(theme.name),
      theme.managementScore ?? hidden,
      theme.employeeScore ?? hidden,
      theme.gap === null ? '–' : signed(theme.gap, 0),
      theme.combinedScore ?? '–',
      theme.norm ? bands[theme.norm.band] : '–',
    ]),
  };
}
