import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { listStudiesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { StudyListed } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { EvidenceLabel, type EvidenceLevel } from '@/ui/EvidenceLabel.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';

/** What a research organisation had computed. */
export function StudiesPage() {
  const { t } = useLingui();
  const { page } = useSearch({ from: '/onderzoek/onderzoeken' });
  const studies = useQuery({ ...listStudiesOptions({ query: { page } }), placeholderData: keepPreviousData });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Uw onderzoeken`}
        documentTitle={t`Onderzoeken`}
        lead={t`Laat een effect doorrekenen over bedrijven die u zelf meebrengt, of over de bedrijven die het programma volgt. Alleen uw organisatie ziet de uitkomst.`}
        actions={
          <LinkButton to="/onderzoek/onderzoeken/nieuw">
            <Trans>Begin een onderzoek</Trans>
          </LinkButton>
        }
      />
      <Loaded
        query={studies}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De onderzoeken kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>Er is nog geen onderzoek</Trans>}>
              <p>
                <Trans>
                  U hebt twee CSV-bestanden nodig: een met bedrijven en een met metingen. Ze worden
                  doorgerekend en niet bewaard.
                </Trans>
              </p>
            </EmptyState>
          ) : (
            <>
              <StudiesTable rows={found.items} />
              <Pagination {...found} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}

function StudiesTable({ rows }: { rows: readonly StudyListed[] }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  return (
    <Table
      caption={t`Uw onderzoeken`}
      captionHidden
      stacked
      rows={rows}
      rowKey={(each) => each.id}
      columns={[
        {
          key: 'title',
          header: t`Onderzoek`,
          cell: (each) => (
            <AppLink
              to="/onderzoek/onderzoeken/$studyId"
              params={{ studyId: each.id }}
              className="break-anywhere"
            >
              {each.title ?? each.outcome}
            </AppLink>
          ),
        },
        { key: 'outcome', header: t`Uitkomst`, cell: (each) => each.outcome },
        {
          key: 'source',
          header: t`Bedrijven`,
          cell: (each) =>
            each.source === 'upload' ? <Trans>eigen bestanden</Trans> : <Trans>van het programma</Trans>,
        },
        { key: 'created', header: t`Doorgerekend`, cell: (each) => moment(each.createdAt) },
        {
          key: 'evidence',
          header: t`Bewijskracht`,
          cell: (each) =>
            each.refusal === null ? (
              <EvidenceLabel level={each.evidenceLevel as EvidenceLevel} />
            ) : (
              <Trans>geen uitkomst</Trans>
            ),
        },
      ]}
    />
  );
}
