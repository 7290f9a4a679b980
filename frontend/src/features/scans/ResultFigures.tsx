import { Trans } from '@lingui/react/macro';
import type { ScanResultRead, ScanResultTheme } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { BenchmarkBands } from './BenchmarkBands.tsx';
import { GapFigure } from './GapFigure.tsx';
import { OutcomeTable } from './OutcomeTable.tsx';
import { ThemeRows } from './ThemeRows.tsx';

/** The gap chart with what is strong and weak beside it. */
export function ResultFigures({ result }: { result: ScanResultRead }) {
  const localized = useLocalized();
  const compared = result.employeeCount !== null;
  const byTheme = new Map(result.themes.map((theme) => [theme.theme, theme]));
  const named = (codes: ScanResultRead['strongest']) => codes.flatMap((code) => byTheme.get(code) ?? []);
  return (
    <>
      <div className="columns-main-side mt-8">
        <GapFigure
          result={result}
          title={
            compared ? (
              <Trans>Waar leiding en medewerkers van elkaar verschillen</Trans>
            ) : (
              <Trans>Zo ziet uw leiding het bedrijf</Trans>
            )
          }
          comparison={localized(result.benchmark)}
        />
        <div className="theme-columns">
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
