import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { listResearchExtractsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ResearchExtractSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { pageOf } from '@/lib/searchList.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { type Column, Table } from '@/ui/Table.tsx';
import { StatusPill } from './StatusPill.tsx';
import { ROOM_OF_SIDE, type Side } from './side.ts';

/** Extracts for research: those of one's own organisation, or for the programme office all. */
export function ExtractsPage({ side }: { side: Side }) {
  const page = pageOf(useSearch({ strict: false }));
  const extracts = useQuery({
    ...listResearchExtractsOptions({ query: { page } }),
    placeholderData: keepPreviousData,
    refetchInterval: (query) =>
      query.state.data?.items.some((each) => each.status === 'granted') ? 3_000 : false,
  });
  return (
    <div className="wrap pb-(--section)">
      <Head side={side} />
      <Loaded
        query={extracts}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De uittreksels kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <Nothing side={side} />
          ) : (
            <>
              <ExtractsTable side={side} rows={found.items} />
              <Pagination {...found} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}

function Head({ side }: { side: Side }) {
  const { t } = useLingui();
  if (side === 'office') {
    return (
      <PageHeader
        title={t`Uittreksels voor onderzoekers`}
        documentTitle={t`Uittreksels`}
        lead={t`Onderzoekers vragen cijfers per bedrijf, zonder namen. U leest waarvoor, beslist, en ziet wie ze ophaalde.`}
      />
    );
  }
  return (
    <PageHeader
      title={t`Uittreksels met cijfers per bedrijf`}
      documentTitle={t`Uittreksels`}
      lead={t`Voor onderzoek dat meer nodig heeft dan gemiddelden. Elk bedrijf heeft een pseudoniem, en lijkt op minstens negen andere.`}
      actions={
        <LinkButton to="/onderzoek/uittreksels/nieuw">
          <Trans>Vraag een uittreksel aan</Trans>
        </LinkButton>
      }
    />
  );
}

function Nothing({ side }: { side: Side }) {
  return side === 'office' ? (
    <EmptyState title={<Trans>Er is geen uittreksel aangevraagd</Trans>}>
      <p>
        <Trans>Vraagt een onderzoeker er een aan, dan krijgt u een mail en leest u de aanvraag hier.</Trans>
      </p>
    </EmptyState>
  ) : (
    <EmptyState title={<Trans>Er is nog geen uittreksel</Trans>}>
      <p>
        <Trans>
          U schrijft op waarvoor u de cijfers nodig hebt. Het programmabureau beslist; daarna staat het
          uittreksel meestal binnen een uur klaar.
        </Trans>
      </p>
    </EmptyState>
  );
}

function ExtractsTable({ side, rows }: { side: Side; rows: readonly ResearchExtractSummary[] }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const asker: Column<ResearchExtractSummary> = {
    key: 'asker',
    header: t`Aangevraagd door`,
    cell: (each) => [each.requestedBy, each.organisation].filter(Boolean).join(', '),
  };
  return (
    <Table
      caption={t`Uittreksels`}
      captionHidden
      stacked
      rows={rows}
      rowKey={(each) => each.id}
      columns={[
        {
          key: 'question',
          header: t`Vraag`,
          cell: (each) => (
            <AppLink to={`${ROOM_OF_SIDE[side]}/uittreksels/${each.id}`} className="break-anywhere">
              {each.question}
            </AppLink>
          ),
        },
        { key: 'status', header: t`Stand`, cell: (each) => <StatusPill status={each.status} /> },
        ...(side === 'office' ? [asker] : []),
        { key: 'years', header: t`Jaren`, cell: (each) => `${each.firstYear}–${each.lastYear}` },
        { key: 'requested', header: t`Aangevraagd`, cell: (each) => day(each.requestedAt) },
        { key: 'until', header: t`Einddatum`, cell: (each) => day(each.keptUntil) },
        { key: 'downloads', header: t`Opgehaald`, numeric: true, cell: (each) => each.downloads },
      ]}
    />
  );
}
