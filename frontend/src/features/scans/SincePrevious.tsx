import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { compareScanResultOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ComparedScore, ComparedTheme, EarlierResult, ScanComparisonRead } from '@/api/types.gen.ts';
import { ChangeChart } from '@/charts/ChangeChart.tsx';
import { Figure, type FigureTable } from '@/charts/Figure.tsx';
import { ScanLegend } from '@/charts/ScanLegend.tsx';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

/** This result beside the one before it; nothing for a first result. */
export function SincePrevious({ scanId }: { scanId: string }) {
  const comparison = useQuery(compareScanResultOptions({ path: { scanId } }));
  if (comparison.data?.earlier === null) return null;
  return (
    <section className="mt-(--section)">
      <h2 className="mb-6">
        <Trans>Sinds de vorige scan</Trans>
      </h2>
      <div className="max-w-3xl">
        <Loaded
          query={comparison}
          skeleton={<ListSkeleton />}
          errorTitle={<Trans>De vergelijking kwam niet door</Trans>}
        >
          {(found: ScanComparisonRead) =>
            found.earlier && <Comparison comparison={found} earlier={found.earlier} />
          }
        </Loaded>
      </div>
    </section>
  );
}

function Comparison({ comparison, earlier }: { comparison: ScanComparisonRead; earlier: EarlierResult }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const { day, dayLong } = useFormats();
  const table = useTable(comparison.themes);
  const employees = comparison.themes.some(
    (theme) => theme.employees.now !== null || theme.employees.earlier !== null,
  );
  return (
    <Figure
      title={<Trans>Wat er veranderde in hoe u het werk ziet</Trans>}
      lead={
        <Trans>
          Open is toen, gevuld is nu. De{' '}
          <AppLink to="/bedrijf/scans/$scanId/uitkomst" params={{ scanId: earlier.scanId }}>
            vorige scan
          </AppLink>{' '}
          sloot op {dayLong(earlier.closedOn)}.
        </Trans>
      }
      legend={<ScanLegend employees={employees} />}
      source={
        <>
          <span>
            <Trans>De vorige uitkomst is vastgezet op {day(earlier.publishedAt)}</Trans>
          </span>
          <EvidenceLabel level={0} />
        </>
      }
      table={table}
    >
      <ChangeChart
        rows={comparison.themes.map((theme) => ({
          key: theme.theme,
          label: localized(theme.name),
          comparable: theme.comparable,
          management: between(theme.management),
          employees: between(theme.employees),
        }))}
        description={t`Scores per thema in de vorige scan en in deze. De tabel hieronder geeft alle waarden.`}
      />
      <Notes comparison={comparison} />
    </Figure>
  );
}

function between({ earlier, now }: ComparedScore) {
  return { before: earlier, now };
}

/** Why something is missing, as far as it is. */
function Notes({ comparison }: { comparison: ScanComparisonRead }) {
  const { themes, closeTogether } = comparison;
  return (
    <div className="quiet mt-4 grid gap-2 text-sm">
      {themes.some((theme) => !theme.comparable) && (
        <p>
          <Trans>
            Niet vergelijkbaar: de stellingen over dit thema zijn intussen veranderd. Een verschil zou dan
            niets zeggen.
          </Trans>
        </p>
      )}
      {themes.some((theme) => theme.comparable && theme.employees.change === null) && (
        <p>
          <Trans>Niet getoond: in een van de twee scans mochten wij dit cijfer niet laten zien.</Trans>
        </p>
      )}
      {closeTogether && (
        <p>
          <Trans>
            Deze scan kwam binnen een half jaar na een eerdere. Daarom tonen wij nu minder, en geen groepen:
            uit de uitkomsten samen zou af te leiden zijn wat een enkeling antwoordde.
          </Trans>
        </p>
      )}
      <p>
        <Trans>Niet altijd dezelfde mensen antwoordden. Een verschil zegt nog niet waardoor het komt.</Trans>
      </p>
    </div>
  );
}

function useTable(themes: ComparedTheme[]): FigureTable {
  const { t } = useLingui();
  const localized = useLocalized();
  const { signed } = useFormats();
  const shown = (value: number | null) => value ?? t`niet getoond`;
  const earlier = (theme: ComparedTheme, value: number | null) =>
    theme.comparable ? shown(value) : t`niet vergelijkbaar`;
  const change = ({ change: points }: ComparedScore) => (points === null ? '–' : signed(points, 0));
  return {
    caption: t`Scores van 0 tot 100 in de vorige scan en in deze`,
    columns: [
      t`Thema`,
      t`Leiding toen`,
      t`Leiding nu`,
      t`Verschil leiding`,
      t`Medewerkers toen`,
      t`Medewerkers nu`,
      t`Verschil medewerkers`,
    ],
    rows: themes.map((theme) => [
      localized(theme.name),
      earlier(theme, theme.management.earlier),
      shown(theme.management.now),
      change(theme.management),
      earlier(theme, theme.employees.earlier),
      shown(theme.employees.now),
      change(theme.employees),
    ]),
  };
}
