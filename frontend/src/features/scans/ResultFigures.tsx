import { Trans, useLingui } from '@lingui/react/macro';
import type { ScanResultRead, ScanResultTheme } from '@/api/types.gen.ts';
import { Figure } from '@/charts/Figure.tsx';
import { GapChart } from '@/charts/GapChart.tsx';
import { ScanLegend } from '@/charts/ScanLegend.tsx';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { BenchmarkBands } from './BenchmarkBands.tsx';
import { OutcomeTable } from './OutcomeTable.tsx';
import { useGapRows, useResultTable } from './resultWords.ts';
import { ThemeRows } from './ThemeRows.tsx';

/** The gap chart with what is strong and weak beside it. */
export function ResultFigures({ result }: { result: ScanResultRead }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const { day } = useFormats();
  const rows = useGapRows(result);
  const table = useResultTable(result);
  const compared = result.employeeCount !== null;
  const hidden = compared && result.themes.some((theme) => theme.employeeScore === null);
  const byTheme = new Map(result.themes.map((theme) => [theme.theme, theme]));
  const named = (codes: ScanResultRead['strongest']) => codes.flatMap((code) => byTheme.get(code) ?? []);
  return (
    <>
      <div className="columns-main-side mt-8">
        <Figure
          title={
            compared ? (
              <Trans>Waar leiding en medewerkers van elkaar verschillen</Trans>
            ) : (
              <Trans>Zo ziet uw leiding het bedrijf</Trans>
            )
          }
          lead={
            compared ? (
              <Trans>Elke rij is een thema. Hoe langer de lijn, hoe meer er te bespreken valt.</Trans>
            ) : undefined
          }
          legend={<ScanLegend employees={compared} />}
          source={
            <>
              <span>{localized(result.benchmark)}</span>
              <span>
                <Trans>Vastgezet op {day(result.publishedAt)}</Trans>
              </span>
              <EvidenceLabel level={0} />
            </>
          }
          table={table}
        >
          <GapChart
            rows={rows}
            description={t`Scores van leiding en medewerkers per thema. ${localized(result.headline)} De tabel hieronder geeft alle waarden.`}
          />
          {hidden && (
            <p className="quiet mt-3 text-sm">
              <Trans>
                Bij een thema zonder vierkant antwoordden te weinig mensen, of te weinig verschillend, om te
                tonen.
              </Trans>
            </p>
          )}
        </Figure>
        <div className="grid content-start gap-10">
          <ThemeRows
            title={<Trans>Hier staat u sterk</Trans>}
            rows={named(result.strongest).map((theme) => ({
              theme: theme.theme,
              name: localized(theme.name),
              text: <InWords theme={theme} />,
            }))}
          />
          <ThemeRows
            title={<Trans>Hier valt het meest te winnen</Trans>}
            rows={named(result.weakest).map((theme) => ({
              theme: theme.theme,
              name: localized(theme.name),
              text: (
                <>
                  <InWords theme={theme} />{' '}
                  {theme.potential !== null && theme.potential > 0 && theme.combinedScore !== null && (
                    <Trans>
                      De ruimte tot {theme.combinedScore + theme.potential} is {theme.potential} punten.
                    </Trans>
                  )}
                </>
              ),
            }))}
          />
        </div>
      </div>
      <BenchmarkBands result={result} />
      <OutcomeTable result={result} />
    </>
  );
}

/** What both sides give a theme. */
export function InWords({ theme }: { theme: ScanResultTheme }) {
  const { managementScore, employeeScore } = theme;
  if (managementScore !== null && employeeScore !== null)
    return (
      <Trans>
        Leiding geeft {managementScore}, medewerkers {employeeScore}.
      </Trans>
    );
  if (employeeScore !== null) return <Trans>Medewerkers geven {employeeScore}.</Trans>;
  return <Trans>Leiding geeft {managementScore}.</Trans>;
}
