import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { listBranchParticipationsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { BranchParticipationRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { SearchField } from '@/ui/SearchField.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { branchesSearch } from './branchesSearch.ts';
import { BRANCH_STATUS } from './branchWords.ts';
import { InviteDialog } from './InviteDialog.tsx';

/** Every branch with its step, and who waits for whom. */
export function BranchesPage() {
  const { t } = useLingui();
  const search = branchesSearch({ ...useSearch({ from: '/programma/branches/' }) });
  const navigate = useNavigate();
  const [inviting, setInviting] = useState(false);
  const branches = useQuery({
    ...listBranchParticipationsOptions({ query: search }),
    placeholderData: keepPreviousData,
  });
  const waiting = useQuery(
    listBranchParticipationsOptions({ query: { waitsFor: 'programme', pageSize: 1 } }),
  );
  const change = (changed: Record<string, unknown>) =>
    void navigate({
      to: '.',
      search: (previous: object) => ({ ...previous, page: undefined, ...changed }) as never,
      replace: true,
    });
  const open = waiting.data?.total ?? 0;
  const invite = (
    <Button onClick={() => setInviting(true)}>
      <Trans>Nodig een branche uit</Trans>
    </Button>
  );
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Branches die meedoen`}
        documentTitle={t`Branches`}
        lead={
          open > 0 ? (
            <Plural value={open} one="# branche wacht op u." other="# branches wachten op u." />
          ) : (
            <Trans>Geen branche wacht op u.</Trans>
          )
        }
        actions={invite}
      />
      <div className="mb-6 grid gap-4">
        <SearchField
          label={t`Zoek een branche`}
          placeholder={t`Een deel van de naam`}
          value={search.q ?? ''}
          onSearch={(text) => change({ q: text || undefined })}
        />
        <div className="flex flex-wrap gap-6">
          <ChoiceChips
            label={t`Wie is aan zet`}
            options={[
              { value: 'programme', label: t`Programmabureau` },
              { value: 'branch', label: t`Branche` },
            ]}
            chosen={search.waitsFor ? [search.waitsFor] : []}
            onChange={(chosen) => change({ waitsFor: chosen.at(-1) })}
          />
          <ChoiceChips
            label={t`Waar de branche staat`}
            options={[
              { value: 'live', label: t`Live` },
              { value: 'leaving', label: t`Stopt` },
              { value: 'ended', label: t`Gestopt` },
            ]}
            chosen={search.status ? [search.status] : []}
            onChange={(chosen) => change({ status: chosen.at(-1) })}
          />
        </div>
      </div>
      <Loaded
        query={branches}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De branches kwamen niet door</Trans>}
      >
        {(found) =>
          found.items.length === 0 ? (
            search.q || search.waitsFor || search.status ? (
              <EmptyState title={<Trans>Geen branche gevonden</Trans>}>
                <Trans>Haal een filter weg of zoek op een deel van de naam.</Trans>
              </EmptyState>
            ) : (
              <EmptyState title={<Trans>Er doet nog geen branche mee</Trans>} actions={invite}>
                <Trans>Nodig een branche uit. Haar eerste medewerker krijgt een mail en begint.</Trans>
              </EmptyState>
            )
          ) : (
            <div className="grid gap-6">
              <Branches rows={found.items} />
              <Pagination {...found} />
            </div>
          )
        }
      </Loaded>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </div>
  );
}

function Branches({ rows }: { rows: readonly BranchParticipationRead[] }) {
  const { t, i18n } = useLingui();
  const { number, relative } = useFormats();
  return (
    <Table
      stacked
      captionHidden
      caption={t`Branches`}
      rows={rows}
      rowKey={(row) => row.branchId}
      columns={[
        {
          key: 'name',
          header: t`Branche`,
          cell: (row) => <AppLink to={`/programma/branches/${row.branchId}`}>{row.branchName}</AppLink>,
        },
        {
          key: 'status',
          header: t`Staat`,
          cell: (row) => (
            <Pill tone={BRANCH_STATUS[row.status].tone}>{i18n._(BRANCH_STATUS[row.status].word)}</Pill>
          ),
        },
        { key: 'since', header: t`Sinds`, cell: (row) => relative(row.statusSince) },
        {
          key: 'turn',
          header: t`Aan zet`,
          cell: (row) =>
            row.waitsFor === 'programme' ? (
              <strong>
                <Trans>Programmabureau</Trans>
              </strong>
            ) : row.waitsFor === 'branch' ? (
              <Trans>Branche</Trans>
            ) : (
              <Trans>Niemand</Trans>
            ),
        },
        { key: 'members', header: t`Leden`, numeric: true, cell: (row) => number(row.members) },
      ]}
    />
  );
}
