import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listEventRegistrationsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { EventListEntry } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Pagination } from '@/ui/Pagination.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { REGISTRATION_WORDS } from '../words.ts';

/** Who registered: those with a place first, then the line in its order. */
export function RegistrationList({ eventId, page }: { eventId: string; page: number }) {
  const { t, i18n } = useLingui();
  const { moment, list } = useFormats();
  const found = useQuery({
    ...listEventRegistrationsOptions({ path: { eventFileId: eventId }, query: { page, pageSize: 50 } }),
    placeholderData: keepPreviousData,
  });
  const consents = (row: EventListEntry) => {
    const given = [
      ...(row.mayMail ? [t`mailen`] : []),
      ...(row.mayPhotograph ? [t`foto`] : []),
      ...(row.mayFollow ? [t`volgen`] : []),
    ];
    return given.length > 0 ? list(given) : t`niets`;
  };
  return (
    <Loaded
      query={found}
      skeleton={<ListSkeleton />}
      errorTitle={<Trans>De aanmeldingen kwamen niet door</Trans>}
    >
      {(entries) =>
        entries.total === 0 ? (
          <EmptyState title={<Trans>Er is nog geen aanmelding</Trans>}>
            <p>
              <Trans>Wie zich aanmeldt, staat hier. Negentig dagen na afloop wissen wij de lijst.</Trans>
            </p>
          </EmptyState>
        ) : (
          <>
            <Table
              caption={t`Aanmeldingen`}
              captionHidden
              stacked
              rows={entries.items}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: 'name',
                  header: t`Naam`,
                  cell: (row) => (
                    <span className="[overflow-wrap:anywhere]">
                      {row.name}
                      <span className="quiet block text-sm">{row.email}</span>
                    </span>
                  ),
                },
                { key: 'firm', header: t`Bedrijf`, cell: (row) => row.firm ?? '' },
                { key: 'people', header: t`Mensen`, numeric: true, cell: (row) => row.people },
                {
                  key: 'status',
                  header: t`Status`,
                  cell: (row) =>
                    row.placeInLine === null
                      ? i18n._(REGISTRATION_WORDS[row.status])
                      : t`Wachtlijst, plaats ${row.placeInLine}`,
                },
                { key: 'consents', header: t`Mag`, cell: consents },
                {
                  key: 'attended',
                  header: t`Aanwezig`,
                  cell: (row) => (row.attendedAt ? moment(row.attendedAt) : ''),
                },
              ]}
            />
            <Pagination {...entries} />
          </>
        )
      }
    </Loaded>
  );
}
