import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { listObjectionsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ObjectionSummary } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { ObjectionDialog } from './ObjectionDialog.tsx';
import { AGAINST, OBJECTION_STATUS } from './objectionWords.ts';

/** Objections, what is due first on top. Who took the decision leaves it to a colleague. */
export function ObjectionsPage() {
  const { t } = useLingui();
  const { all, page } = useSearch({ from: '/syntens/bezwaren' });
  const navigate = useNavigate();
  const [open, setOpen] = useState<ObjectionSummary | null>(null);
  const found = useQuery(
    listObjectionsOptions({ query: { page, ...(!all && { status: ['filed', 'heard'] }) } }),
  );
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Bezwaren`}
        lead={t`Hoor het bedrijf, en beslis op tijd. Wie het besluit nam, doet dat niet zelf.`}
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
        errorTitle={<Trans>De bezwaren kwamen niet door</Trans>}
      >
        {(list) =>
          list.items.length === 0 ? (
            <EmptyState title={<Trans>Er ligt geen bezwaar</Trans>}>
              <Trans>Maakt een bedrijf bezwaar tegen een besluit, dan staat dat hier met de termijn.</Trans>
            </EmptyState>
          ) : (
            <div className="grid gap-5">
              <ObjectionTable objections={list.items} onOpen={setOpen} />
              <Pagination {...list} />
            </div>
          )
        }
      </Loaded>
      {open && <ObjectionDialog objectionId={open.id} onClose={() => setOpen(null)} />}
    </div>
  );
}

interface ObjectionTableProps {
  objections: readonly ObjectionSummary[];
  onOpen: (objection: ObjectionSummary) => void;
}

function ObjectionTable({ objections, onOpen }: ObjectionTableProps) {
  const { t, i18n } = useLingui();
  const { day } = useFormats();
  const today = todayInAmsterdam();
  return (
    <Table
      stacked
      caption={t`Bezwaren`}
      captionHidden
      rows={objections}
      rowKey={(objection) => objection.id}
      columns={[
        {
          key: 'company',
          header: t`Bedrijf`,
          cell: (objection) => (
            <>
              {objection.companyName}
              <span className="quiet block">{objection.voucherCode}</span>
            </>
          ),
        },
        {
          key: 'against',
          header: t`Tegen`,
          cell: (objection) => (
            <>
              {i18n._(AGAINST[objection.against])}
              {objection.isLate && (
                <span className="quiet block">
                  <Trans>Te laat ingediend</Trans>
                </span>
              )}
            </>
          ),
        },
        {
          key: 'due',
          header: t`Beslissen uiterlijk`,
          cell: (objection) =>
            ['filed', 'heard'].includes(objection.status) ? (
              <>
                {day(objection.decisionDueOn)}
                {objection.decisionDueOn < today && (
                  <span className="block">
                    <Pill tone="err" mark="err">
                      <Trans>Te laat</Trans>
                    </Pill>
                  </span>
                )}
              </>
            ) : (
              '–'
            ),
        },
        {
          key: 'status',
          header: t`Wat nu`,
          cell: (objection) => (
            <Pill tone={OBJECTION_STATUS[objection.status].tone}>
              {i18n._(OBJECTION_STATUS[objection.status].word)}
            </Pill>
          ),
        },
        {
          key: 'act',
          header: t`Wat u doet`,
          cell: (objection) => (
            <>
              <Button
                kind="secondary"
                small
                aria-label={t`Bekijk het bezwaar van ${objection.companyName}`}
                onClick={() => onOpen(objection)}
              >
                <Trans>Bekijk</Trans>
              </Button>
              {objection.firstDecidedByYou && (
                <span className="quiet block">
                  <Trans>Voor een collega</Trans>
                </span>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
