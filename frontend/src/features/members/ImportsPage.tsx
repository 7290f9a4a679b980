import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { listMemberImportsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { ImportPill, whileAtWork } from './importStatus.tsx';
import { MemberFile } from './MemberFile.tsx';

/** Where a branch sends its members as a file, and finds the imports of this week again. */
export function ImportsPage() {
  const { t } = useLingui();
  const { moment } = useFormats();
  const { page } = useSearch({ from: '/branche/leden_/importeren' });
  const imports = useQuery({
    ...listMemberImportsOptions({ query: { page } }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => whileAtWork(data?.items.find(isAtWork)?.status),
  });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Importeer leden`}
        crumbs={[{ label: t`Leden`, to: '/branche/leden' }, { label: t`Importeer leden` }]}
        lead={t`Stuur uw ledenlijst als bestand. U ziet eerst wat er verandert en wat er niet klopt. Pas daarna beslist u.`}
      />
      <div className="grid gap-8">
        <MemberFile />
        <Loaded
          query={imports}
          skeleton={<TableSkeleton />}
          errorTitle={<Trans>De lijst met imports kwam niet door</Trans>}
        >
          {(found) =>
            found.items.length > 0 && (
              <section className="grid gap-4">
                <h2 className="text-xl">
                  <Trans>Imports van deze week</Trans>
                </h2>
                <Table
                  caption={t`Imports van deze week`}
                  captionHidden
                  stacked
                  rows={found.items}
                  rowKey={(each) => each.id}
                  columns={[
                    {
                      key: 'file',
                      header: t`Bestand`,
                      cell: (each) => (
                        <AppLink
                          to="/branche/leden/importeren/$importId"
                          params={{ importId: each.id }}
                          className="break-all"
                        >
                          {each.fileName}
                        </AppLink>
                      ),
                    },
                    { key: 'sent', header: t`Verstuurd`, cell: (each) => moment(each.createdAt) },
                    { key: 'status', header: t`Stand`, cell: (each) => <ImportPill status={each.status} /> },
                  ]}
                />
                <Pagination {...found} />
                <p className="quiet">
                  <Trans>Na zeven dagen gooien wij een bestand en alles wat erbij hoort weg.</Trans>
                </p>
              </section>
            )
          }
        </Loaded>
      </div>
    </div>
  );
}

const isAtWork = (each: { status: string }) => each.status === 'reading' || each.status === 'importing';
