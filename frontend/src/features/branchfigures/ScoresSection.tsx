import { Trans, useLingui } from '@lingui/react/macro';
import type { BranchFigureReleaseRead } from '@/api/types.gen.ts';
import { Figure } from '@/charts/Figure.tsx';
import { GapChart, gapOf } from '@/charts/GapChart.tsx';
import { ScanLegend } from '@/charts/ScanLegend.tsx';
import { useFormats } from '@/lib/format.ts';
import { useThemeName } from '@/lib/reference.ts';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { scoresOf } from './tables.ts';

/** What management and employees of the members say, per theme. */
export function ScoresSection({ release }: { release: BranchFigureReleaseRead }) {
  const { t } = useLingui();
  const { signed, number } = useFormats();
  const themeName = useThemeName();
  const shown = scoresOf(release).filter((table) => table.cells[0]?.management !== null);
  if (shown.length === 0) {
    return (
      <section className="grid gap-3">
        <h2 className="text-2xl">
          <Trans>Hoe uw leden werken</Trans>
        </h2>
        <p className="soft max-w-measure">
          <Trans>
            Scores per thema verschijnen hier zodra genoeg leden de uitkomst van hun scan bekendmaakten.
          </Trans>
        </p>
      </section>
    );
  }
  const rows = shown.map((table) => ({
    key: String(table.theme),
    label: themeName(String(table.theme)),
    management: table.cells[0]?.management ?? null,
    employees: table.cells[0]?.employees ?? null,
  }));
  const widest = rows.reduce((one, other) =>
    Math.abs(gapOf(other) ?? 0) > Math.abs(gapOf(one) ?? 0) ? other : one,
  );
  const gap = Math.abs(gapOf(widest) ?? 0);
  const firms = Math.min(...shown.map((table) => table.cells[0]?.firms ?? 0));
  return (
    <Figure
      title={t`Leiding en medewerkers verschillen het meest bij ${widest.label.toLowerCase()}: ${number(gap)} punten`}
      lead={
        <Trans>
          Gemiddelden van 0 tot 100 over de nieuwste scan van elk lid. Elk bedrijf telt even zwaar.
        </Trans>
      }
      legend={<ScanLegend />}
      source={
        <>
          <span>
            <Trans>Minstens {number(firms)} bedrijven per thema</Trans>
          </span>
          <EvidenceLabel level={0} />
        </>
      }
      table={{
        caption: t`Scores per thema`,
        columns: [t`Thema`, t`Leiding`, t`Medewerkers`, t`Verschil`, t`Bedrijven`],
        rows: shown.map((table, at) => [
          rows[at]?.label ?? '',
          table.cells[0]?.management ?? '',
          table.cells[0]?.employees ?? '',
          signed(table.cells[0]?.gap ?? 0, 0),
          table.cells[0]?.firms ?? '',
        ]),
      }}
    >
      <GapChart
        rows={rows}
        description={t`Scores van leiding en medewerkers per thema. Het grootste verschil is ${number(gap)} punten, bij ${widest.label}. De tabel hieronder geeft alle waarden.`}
      />
    </Figure>
  );
}
