import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import {
  listVoucherStatusChangeJobResultsOptions,
  readVoucherStatusChangeJobOptions,
} from '@/api/@tanstack/react-query.gen.ts';
import type { StatusChangeJobRead, StatusChangeJobResult } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { Progress } from '@/ui/Progress.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { seriesSearch } from './seriesSearch.ts';
import { AGAIN, OUTCOME } from './seriesWords.ts';

/** One series: how far it is, and of each move that failed why. */
export function SeriesView({ jobId }: { jobId: string }) {
  const found = useQuery({
    ...readVoucherStatusChangeJobOptions({ path: { jobId } }),
    refetchInterval: ({ state: { data } }) => (data && data.status !== 'finished' ? AGAIN : false),
  });
  return (
    <Loaded query={found} skeleton={<TableSkeleton />} errorTitle={<Trans>De reeks kwam niet door</Trans>}>
      {(job) => <Series job={job} />}
    </Loaded>
  );
}

function Series({ job }: { job: StatusChangeJobRead }) {
  const { t } = useLingui();
  const { moment, number } = useFormats();
  const made = job.applied + job.alreadyApplied;
  return (
    <>
      <PageHeader
        title={t`Reeks van ${job.clientName}`}
        crumbs={[
          { label: t`Afstemming`, to: '/syntens/afstemming' },
          { label: t`Reeksen`, to: '/syntens/reeksen' },
          { label: moment(job.receivedAt) },
        ]}
        lead={t`Gelukt: ${number(made)}. Bij de afstemming: ${number(job.conflicts)}. Geweigerd: ${number(job.refused)}.`}
      />
      <div className="grid gap-6">
        <Progress label={t`Hoe ver de reeks is`} value={job.done} max={job.total}>
          <Trans>
            {number(job.done)} van {number(job.total)} stappen
          </Trans>
        </Progress>
        <Results job={job} />
      </div>
    </>
  );
}

function Results({ job }: { job: StatusChangeJobRead }) {
  const { t } = useLingui();
  const { page, all } = seriesSearch({ ...useSearch({ from: '/syntens/reeksen' }) });
  const navigate = useNavigate();
  const found = useQuery({
    ...listVoucherStatusChangeJobResultsOptions({
      path: { jobId: job.id },
      query: { page, ...(!all && { outcome: ['conflict', 'refused'] }) },
    }),
    placeholderData: keepPreviousData,
    refetchInterval: job.status === 'finished' ? false : AGAIN,
  });
  return (
    <>
      <ChoiceChips
        label={t`Welke`}
        options={[{ value: 'all', label: t`Ook wat lukte` }]}
        chosen={all ? ['all'] : []}
        onChange={(chosen) =>
          void navigate({
            to: '.',
            search: { page: 1, series: job.id, ...(chosen.length > 0 && { all: true }) } as never,
          })
        }
      />
      <Loaded query={found} skeleton={<TableSkeleton />}>
        {(list) =>
          list.items.length === 0 ? (
            <EmptyState title={<Trans>Niets om te laten zien</Trans>}>
              <Trans>Wat niet lukt, staat hier met de reden.</Trans>
            </EmptyState>
          ) : (
            <>
              <ResultTable results={list.items} />
              <Pagination {...list} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function ResultTable({ results }: { results: readonly StatusChangeJobResult[] }) {
  const { t, i18n } = useLingui();
  const { number } = useFormats();
  return (
    <Table
      caption={t`Stappen`}
      captionHidden
      stacked
      rows={results}
      rowKey={({ index }) => index}
      columns={[
        {
          key: 'index',
          header: t`Stap`,
          cell: ({ index, key }) => (
            <>
              {number(index + 1)}
              {key && <span className="quiet block">{key}</span>}
            </>
          ),
        },
        {
          key: 'voucher',
          header: t`Voucher`,
          cell: ({ voucherId, voucherCode }) =>
            voucherCode ? (
              <AppLink to="/syntens/beoordelen" search={{ voucher: voucherId }}>
                {voucherCode}
              </AppLink>
            ) : (
              t`Onbekend`
            ),
        },
        {
          key: 'outcome',
          header: t`Hoe het afliep`,
          cell: ({ outcome }) => <Pill tone={OUTCOME[outcome].tone}>{i18n._(OUTCOME[outcome].word)}</Pill>,
        },
        { key: 'why', header: t`Waarom`, cell: ({ problem }) => String(problem?.detail ?? '–') },
      ]}
    />
  );
}
