import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { SharedScanResultRead } from '@/api/types.gen.ts';
import { Figure } from '@/charts/Figure.tsx';
import { GapChart } from '@/charts/GapChart.tsx';
import { ScanLegend } from '@/charts/ScanLegend.tsx';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { useGapRows, useResultTable } from './resultWords.ts';

interface GapFigureProps {
  result: Pick<SharedScanResultRead, 'themes' | 'headline' | 'employeeCount' | 'publishedAt'>;
  title: ReactNode;
  /** With whom it is compared, when that stands with the figure. */
  comparison?: string;
}

/** The scores of management and employees per theme, as chart and as table. */
export function GapFigure({ result, title, comparison }: GapFigureProps) {
  const { t } = useLingui();
  const localized = useLocalized();
  const { day } = useFormats();
  const rows = useGapRows(result);
  const table = useResultTable(result);
  const compared = result.employeeCount !== null;
  const hidden = compared && result.themes.some((theme) => theme.employeeScore === null);
  return (
    <Figure
      title={title}
      lead={
        compared && <Trans>Elke rij is een thema. Hoe langer de lijn, hoe meer er te bespreken valt.</Trans>
      }
      legend={<ScanLegend employees={compared} />}
      source={
        <>
          {comparison && <span>{comparison}</span>}
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
  );
}
