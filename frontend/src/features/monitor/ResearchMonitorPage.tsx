import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { readMonitorResearchOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { MonitorReleaseSummary, MonitorResearchRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { Button } from '@/ui/Button.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { ReleasePicker } from './ReleasePicker.tsx';
import { useMonitorCodes } from './useMonitorCodes.ts';

/** What the audit of a release holds; numbers only, never which cells. */
interface Report {
  drawn: number;
  hiddenAlongLines: number;
  hiddenByBounds: number;
  told: number;
  toldAgain: number;
  families: Family[];
}

interface Family {
  family: string;
  rounds: number;
  groupsTold: number;
  independentSums: number;
  groupsProtected: number;
  hidden: number;
}

/** Every release of the monitor with the report of its audit, for researchers. */
export function ResearchMonitorPage() {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Uitgaven van de monitor, met verslag`}
        documentTitle={t`Monitor voor onderzoekers`}
        lead={t`Alles wat een uitgave vertelt in één bestand, en wat er vooraf is nagerekend. Wij leggen vast dat u dit opvraagt.`}
      />
      <ReleasePicker>{(release) => <Research release={release} />}</ReleasePicker>
    </div>
  );
}

function Research({ release }: { release: MonitorReleaseSummary }) {
  const research = useQuery({
    ...readMonitorResearchOptions({ path: { monitorReleaseId: release.id } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loaded
      query={research}
      skeleton={<TableSkeleton />}
      errorTitle={<Trans>Het verslag kwam niet door</Trans>}
    >
      {(found) => <AuditReport found={found} />}
    </Loaded>
  );
}

function AuditReport({ found }: { found: MonitorResearchRead }) {
  const { t } = useLingui();
  const { number } = useFormats();
  const codes = useMonitorCodes();
  const report = found.report as unknown as Report;
  const save = () =>
    saveAs(
      new Blob([JSON.stringify(found, null, 2)], { type: 'application/json' }),
      `monitor-${found.release.asOf}.json`,
    );
  return (
    <>
      <DefinitionList
        items={[
          { term: t`Vakjes die elk op zich getoond konden worden`, value: number(report.drawn) },
          { term: t`Weggelaten omdat een totaal ze verraadde`, value: number(report.hiddenAlongLines) },
          {
            term: t`Weggelaten omdat zij van boven en onder te dicht benaderd werden`,
            value: number(report.hiddenByBounds),
          },
          { term: t`Verteld`, value: number(report.told) },
          { term: t`Herhaald uit een eerdere uitgave`, value: number(report.toldAgain) },
        ]}
      />
      <Table
        caption={t`Wat er met lineaire algebra is nagerekend`}
        stacked
        rows={report.families}
        rowKey={(family) => family.family}
        columns={[
          { key: 'family', header: t`Cijfers die optellen`, cell: (family) => codes.family(family.family) },
          {
            key: 'told',
            header: t`Groepen verteld`,
            numeric: true,
            cell: (family) => number(family.groupsTold),
          },
          {
            key: 'sums',
            header: t`Onafhankelijke sommen`,
            numeric: true,
            cell: (family) => number(family.independentSums),
          },
          {
            key: 'protected',
            header: t`Groepen beschermd`,
            numeric: true,
            cell: (family) => number(family.groupsProtected),
          },
          {
            key: 'hidden',
            header: t`Vakjes weggelaten`,
            numeric: true,
            cell: (family) => number(family.hidden),
          },
          { key: 'rounds', header: t`Rondes`, numeric: true, cell: (family) => number(family.rounds) },
        ]}
      />
      <p className="no-print">
        <Button kind="secondary" onClick={save}>
          <FileDown aria-hidden="true" />
          <Trans>Bewaar alles als JSON</Trans>
        </Button>
      </p>
    </>
  );
}
