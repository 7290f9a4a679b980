import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { listOpenMembersOptions } from '@/api/@tanstack/react-query.gen.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { SearchField } from '@/ui/SearchField.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { type Entry, MeasurementDialog } from './MeasurementDialog.tsx';
import { MeasurementFile } from './MeasurementFile.tsx';
import { OpenMembersTable } from './OpenMembersTable.tsx';

/** Members that let the branch enter their measurements: what is due, and entering it one by one or from a file. */
export function MemberMeasurementsPage() {
  const { t } = useLingui();
  const search = useSearch({ from: '/branche/metingen' });
  const navigate = useNavigate();
  const [entry, setEntry] = useState<Entry | null>(null);
  const members = useQuery({
    ...listOpenMembersOptions({ query: search }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Metingen van leden`}
        lead={t`U ziet hier alleen leden die u een machtiging gaven om hun metingen te zien en in te vullen.`}
      />
      <div className="mb-6 max-w-measure">
        <SearchField
          label={t`Zoek een lid`}
          placeholder={t`Naam of begin van het KVK-nummer`}
          value={search.q ?? ''}
          onSearch={(text) =>
            void navigate({ to: '.', search: { page: 1, ...(text && { q: text }) } as never, replace: true })
          }
        />
      </div>
      <Loaded
        query={members}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De lijst kwam niet door</Trans>}
      >
        {(found) =>
          found.items.length > 0 ? (
            <div className="grid gap-6">
              <OpenMembersTable members={found.items} onEnter={setEntry} />
              <Pagination {...found} />
            </div>
          ) : search.q || search.page > 1 ? (
            <EmptyState title={<Trans>Geen leden gevonden</Trans>}>
              <Trans>Zoek op een deel van de naam.</Trans>
            </EmptyState>
          ) : (
            <EmptyState title={<Trans>Nog geen lid gaf u een machtiging</Trans>}>
              <Trans>
                Een lid dat meedoet geeft die zelf, bij Mensen in zijn bedrijfskamer: kies uw branche en
                ‘Metingen zien en invullen’. Ook moet het lid goedvinden dat wij het volgen.
              </Trans>
            </EmptyState>
          )
        }
      </Loaded>
      <section className="mt-12 grid gap-5">
        <h2 className="text-2xl">
          <Trans>Uit een bestand</Trans>
        </h2>
        <MeasurementFile />
      </section>
      {entry && <MeasurementDialog entry={entry} onClose={() => setEntry(null)} />}
    </div>
  );
}
