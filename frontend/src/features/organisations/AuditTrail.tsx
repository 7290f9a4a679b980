import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { listAuditEntriesOptions } from '@/api/@tanstack/react-query.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Pagination } from '@/ui/Pagination.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { useActWords } from './acts.ts';

/** Who did what, newest first. Answers of employees never stand in it. */
export function AuditTrail() {
  const { t } = useLingui();
  const { page = 1 } = useSearch({ strict: false }) as { page?: number };
  const entries = useQuery(listAuditEntriesOptions({ query: { page, pageSize: 20 } }));
  const { moment } = useFormats();
  const words = useActWords();
  return (
    <Loaded
      query={entries}
      skeleton={<TableSkeleton />}
      errorTitle={<Trans>Het logboek kwam niet door</Trans>}
    >
      {(found) =>
        found.total === 0 ? (
          <EmptyState title={<Trans>Er is nog niets gebeurd</Trans>}>
            <Trans>Zodra iemand iets doet in naam van uw bedrijf, staat het hier.</Trans>
          </EmptyState>
        ) : (
          <div className="grid gap-6">
            <p className="soft max-w-prose">
              <Trans>
                Alles wat in naam van of voor uw organisatie is gedaan, ook door Syntens en het programma.
                Antwoorden van medewerkers staan hier nooit in.
              </Trans>
            </p>
            <Table
              stacked
              caption={t`Wie deed wat`}
              captionHidden
              rows={found.items}
              rowKey={(entry) => entry.id}
              columns={[
                { key: 'act', header: t`Wat`, cell: (entry) => words(entry.act) },
                { key: 'when', header: t`Wanneer`, cell: (entry) => moment(entry.occurredAt) },
                { key: 'who', header: t`Wie`, cell: (entry) => entry.actor ?? t`Het systeem` },
                {
                  key: 'for',
                  header: t`Namens`,
                  cell: (entry) => entry.actingOrganisation ?? t`Slimmer Werken`,
                },
              ]}
            />
            <Pagination {...found} />
          </div>
        )
      }
    </Loaded>
  );
}
