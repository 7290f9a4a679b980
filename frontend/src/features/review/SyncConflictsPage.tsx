import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { listSyncConflictsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { SyncConflictSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { SyncConflictDialog } from './SyncConflictDialog.tsx';
import { CONFLICT_STATUS } from './syncConflictWords.ts';

/** Vouchers on which the own system of Syntens and the platform differ, newest first. */
export function SyncConflictsPage() {
  const { t } = useLingui();
  const { all, page } = useSearch({ from: '/syntens/afstemming' });
  const navigate = useNavigate();
  const [open, setOpen] = useState<string | null>(null);
  const found = useQuery(listSyncConflictsOptions({ query: { page, ...(!all && { status: 'open' }) } }));
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Afstemming`}
        lead={t`Uw eigen systeem meldde een stap die hier niet kon. Kies welke kant klopt.`}
        actions={
          <LinkButton to="/syntens/reeksen" kind="secondary">
            <Trans>Reeksen uit uw systeem</Trans>
          </LinkButton>
        }
      />
      <div className="mb-6">
        <ChoiceChips
          label={t`Welke`}
          options={[{ value: 'all', label: t`Ook afgehandelde` }]}
          chosen={all ? ['all'] : []}
          onChange={(chosen) =>
            void navigate({ to: '.', search: { page: 1, ...(chosen.length > 0 && { all: true }) } as never })
          }
        />
      </div>
      <Loaded
        query={found}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De verschillen kwamen niet door</Trans>}
      >
        {(list) =>
          list.items.length === 0 ? (
            <EmptyState title={<Trans>Beide systemen zeggen hetzelfde</Trans>}>
              <Trans>Meldt uw systeem een stap die hier niet kan, dan staat dat hier met beide kanten.</Trans>
            </EmptyState>
          ) : (
            <div className="grid gap-5">
              <ConflictTable conflicts={list.items} onOpen={setOpen} />
              <Pagination {...list} />
            </div>
          )
        }
      </Loaded>
      {open && <SyncConflictDialog conflictId={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

interface ConflictTableProps {
  conflicts: readonly SyncConflictSummary[];
  onOpen: (conflictId: string) => void;
}

function ConflictTable({ conflicts, onOpen }: ConflictTableProps) {
  const { t, i18n } = useLingui();
  const { moment } = useFormats();
  return (
    <Table
      caption={t`Verschillen`}
      captionHidden
      stacked
      rows={conflicts}
      rowKey={(conflict) => conflict.id}
      columns={[
        {
          key: 'company',
          header: t`Bedrijf`,
          cell: (conflict) => (
            <>
              {conflict.companyName}
              <span className="quiet block">{conflict.voucherCode}</span>
            </>
          ),
        },
        {
          key: 'theirs',
          header: t`In uw systeem`,
          cell: (conflict) => (
            <>
              {i18n._(VOUCHER_STATUS[conflict.theirStatus].word)}
              <span className="quiet block">{conflict.clientName}</span>
            </>
          ),
        },
        {
          key: 'ours',
          header: t`Hier, toen`,
          cell: (conflict) => i18n._(VOUCHER_STATUS[conflict.ourStatus].word),
        },
        { key: 'received', header: t`Gemeld`, cell: (conflict) => moment(conflict.receivedAt) },
        {
          key: 'status',
          header: t`Wat nu`,
          cell: (conflict) => (
            <Pill tone={CONFLICT_STATUS[conflict.status].tone}>
              {i18n._(CONFLICT_STATUS[conflict.status].word)}
            </Pill>
          ),
        },
        {
          key: 'act',
          header: t`Wat u doet`,
          cell: (conflict) => (
            <Button
              kind="secondary"
              small
              aria-label={t`Bekijk het verschil over ${conflict.voucherCode}`}
              onClick={() => onOpen(conflict.id)}
            >
              <Trans>Bekijk</Trans>
            </Button>
          ),
        },
      ]}
    />
  );
}
