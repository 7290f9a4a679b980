import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import {
  readMonitorBranchMembersOptions,
  readMonitorDictionaryOptions,
} from '@/api/@tanstack/react-query.gen.ts';
import type { BranchMonitorLine, MonitorFigure } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { hasStatus } from '@/lib/problem.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { ReleasePicker } from './ReleasePicker.tsx';

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
  const { t } = useLingui();
  const words = useWords();
  const shown = useShown();
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
        <Table
          caption={t`Uw leden en alle bedrijven`}
          captionHidden
          stacked
          rows={lines}
          rowKey={(line) => `${line.measure} ${line.key} ${line.section}`}
          columns={[
            { key: 'what', header: t`Wat`, cell: (line) => words(line) },
            {
              key: 'where',
              header: t`Sector`,
              cell: (line) => line.section ?? t`alle sectoren`,
            },
            { key: 'members', header: t`Uw leden`, numeric: true, cell: (line) => shown(line, line.members) },
            {
              key: 'all',
              header: t`Alle bedrijven`,
              numeric: true,
              cell: (line) => shown(line, line.everybody),
            },
          ]}
        />
      )}
    </Loaded>
  );
}

/** The measure of a line, and its category or indicator, in words of the dictionary. */
function useWords() {
  const say = useLocalized();
  const dictionary = useQuery({ ...readMonitorDictionaryOptions(), staleTime: Number.POSITIVE_INFINITY });
  const wordOf = (name: string, code: string) => {
    const values = dictionary.data?.variables.find((each) => each.name === name)?.values;
    return say(values?.find((each) => each.code === code)?.name) || code;
  };
  return (line: BranchMonitorLine) => {
    const measure = wordOf('measure', line.measure);
    return line.key === null ? measure : `${measure}: ${wordOf('key', line.key)}`;
  };
}

function useShown() {
  const { t } = useLingui();
  const { number, signed } = useFormats();
  return (line: BranchMonitorLine, figure: MonitorFigure) => {
    const value =
      line.measure === 'employees' ? figure.total : line.measure === 'change' ? figure.p50 : figure.firms;
    if (value === null) return t`niet getoond`;
    return line.measure === 'change' ? signed(value, 1) : number(value);
  };
}
