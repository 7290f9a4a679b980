import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readMonitorBranchMembersOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { BranchMonitorLine, MonitorFigure } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { hasStatus } from '@/lib/problem.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { ReleasePicker } from './ReleasePicker.tsx';
import { useMonitorCodes } from './useMonitorCodes.ts';

type Measure = BranchMonitorLine['measure'];

/** What comes first on the page: who takes part, then what changed, then how. */
const ORDER: readonly Measure[] = [
  'firms',
  'employees',
  'change',
  'themes',
  'target_groups',
  'participation',
  'tools',
];

/** The members of a branch beside all firms of their sector, as the monitor told it. */
export function BranchMonitorPage() {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Uw leden naast de sector`}
        documentTitle={t`Uw leden in de monitor`}
        lead={t`Over uw leden samen, vanaf tien leden. Buiten uw leden telt de sector dan ook minstens tien bedrijven, of geen enkel. Anders zou het verschil iets over een paar bedrijven vertellen.`}
      />
      <ReleasePicker>{(release) => <Members releaseId={release.id} />}</ReleasePicker>
    </div>
  );
}

function Members({ releaseId }: { releaseId: string }) {
  const members = useQuery(readMonitorBranchMembersOptions({ path: { monitorReleaseId: releaseId } }));
  if (hasStatus(members.error, 404)) {
    return (
      <EmptyState title={<Trans>Over uw leden is in deze uitgave niets te tonen</Trans>}>
        <Trans>Er zijn te weinig leden die meedoen, of te weinig bedrijven buiten uw leden.</Trans>
      </EmptyState>
    );
  }
  return (
    <Loaded
      query={members}
      skeleton={<TableSkeleton />}
      errorTitle={<Trans>De cijfers over uw leden kwamen niet door</Trans>}
    >
      {({ lines }) => (
        <div className="grid gap-12">
          {ORDER.map((measure) => (
            <MeasureLines
              key={measure}
              measure={measure}
              lines={lines.filter((line) => line.measure === measure)}
            />
          ))}
        </div>
      )}
    </Loaded>
  );
}

/** What is told of one measure: by category where it has them, over all sectors and by sector. */
function MeasureLines({ measure, lines }: { measure: Measure; lines: BranchMonitorLine[] }) {
  const { t } = useLingui();
  const codes = useMonitorCodes();
  const shown = useShown();
  if (lines.length === 0) return null;
  const sector = (line: BranchMonitorLine) =>
    line.section === null ? t`alle sectoren` : codes.section(line.section);
  const hasCategories = lines.some((line) => line.key !== null);
  const where = { key: 'where', header: t`Sector`, cell: sector };
  return (
    <section className="grid gap-4" aria-labelledby={`measure-${measure}`}>
      <h2 id={`measure-${measure}`} className="text-xl first-letter:uppercase">
        {codes.measure(measure)}
      </h2>
      <Table
        caption={codes.measure(measure)}
        captionHidden
        stacked
        rows={lines}
        rowKey={(line) => `${line.key} ${line.section}`}
        columns={[
          ...(hasCategories
            ? [
                {
                  key: 'what',
                  header: t`Wat`,
                  cell: (line: BranchMonitorLine) => (line.key ? codes.category(line.key) : ''),
                },
              ]
            : []),
          where,
          { key: 'members', header: t`Uw leden`, numeric: true, cell: (line) => shown(line, line.members) },
          {
            key: 'all',
            header: t`Alle bedrijven`,
            numeric: true,
            cell: (line) => shown(line, line.everybody),
          },
        ]}
      />
    </section>
  );
}

function useShown() {
  const { t } = useLingui();
  const { number } = useFormats();
  const codes = useMonitorCodes();
  return (line: BranchMonitorLine, figure: MonitorFigure) => {
    const isChange = line.measure === 'change';
    const value = line.measure === 'employees' ? figure.total : isChange ? figure.p50 : figure.firms;
    if (value === null) return t`niet getoond`;
    return isChange && line.key ? codes.changeOf(line.key, value) : number(value);
  };
}
