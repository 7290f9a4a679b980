import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { listVoucherStatusChangeJobsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { StatusChangeJobRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Progress } from '@/ui/Progress.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { SeriesView } from './SeriesView.tsx';
import { seriesSearch } from './seriesSearch.ts';
import { AGAIN } from './seriesWords.ts';

/** The series of moves that the own system sent: how far each is, and what of it failed. */
export function SeriesPage() {
  const { series } = seriesSearch({ ...useSearch({ from: '/syntens/reeksen' }) });
  return <div className="wrap pb-(--section)">{series ? <SeriesView jobId={series} /> : <SeriesList />}</div>;
}

function SeriesList() {
  const { t } = useLingui();
  const { page } = seriesSearch({ ...useSearch({ from: '/syntens/reeksen' }) });
  const found = useQuery({
    ...listVoucherStatusChangeJobsOptions({ query: { page } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ status }) => status !== 'finished') ? AGAIN : false,
  });
  return (
    <>
      <PageHeader
        title={t`Reeksen uit uw systeem`}
        crumbs={[{ label: t`Afstemming`, to: '/syntens/afstemming' }, { label: t`Reeksen` }]}
        lead={t`Stuurt uw systeem meer dan 500 stappen tegelijk, dan zetten wij ze een voor een. Hier ziet u hoe ver wij zijn.`}
      />
      <Loaded
        query={found}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De reeksen kwamen niet door</Trans>}
      >
        {(list) =>
          list.items.length === 0 ? (
            <EmptyState title={<Trans>Er is nog geen reeks gestuurd</Trans>}>
              <Trans>Een reeks blijft hier staan tot negentig dagen na de laatste stap.</Trans>
            </EmptyState>
          ) : (
            <div className="grid gap-5">
              <SeriesTable series={list.items} />
              <Pagination {...list} />
            </div>
          )
        }
      </Loaded>
    </>
  );
}

function SeriesTable({ series }: { series: readonly StatusChangeJobRead[] }) {
  const { t } = useLingui();
  const { moment, number } = useFormats();
  return (
    <Table
      caption={t`Reeksen`}
      captionHidden
      stacked
      rows={series}
      rowKey={({ id }) => id}
      columns={[
        { key: 'received', header: t`Ontvangen`, cell: ({ receivedAt }) => moment(receivedAt) },
        { key: 'system', header: t`Systeem`, cell: ({ clientName }) => clientName },
        {
          key: 'progress',
          header: t`Hoe ver`,
          cell: ({ done, total, receivedAt }) => (
            <Progress label={t`Reeks van ${moment(receivedAt)}`} value={done} max={total}>
              <Trans>
                {number(done)} van {number(total)}
              </Trans>
            </Progress>
          ),
        },
        {
          key: 'failed',
          header: t`Niet gelukt`,
          numeric: true,
          cell: ({ conflicts, refused }) => number(conflicts + refused),
        },
        {
          key: 'show',
          header: t`Meer`,
          cell: ({ id, receivedAt }) => (
            <AppLink
              to="/syntens/reeksen"
              search={{ page: 1, series: id }}
              aria-label={t`Bekijk de reeks van ${moment(receivedAt)}`}
            >
              <Trans>Bekijk</Trans>
            </AppLink>
          ),
        },
      ]}
    />
  );
}
