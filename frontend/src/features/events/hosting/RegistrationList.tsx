import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listEventRegistrationsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { tickEventAttendance, untickEventAttendance } from '@/api/sdk.gen.ts';
import type { EventFileRead, EventListEntry } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { toast } from '@/ui/toast.ts';
import { REGISTRATION_WORDS } from '../words.ts';
import { useEventChanged } from './useEventChanged.ts';

const DOOR_OPENS_MS = 2 * 3_600_000; // before the start, as the server has it

/** Who registered: those with a place first, then the line in its order. */
export function RegistrationList({ event, page }: { event: EventFileRead; page: number }) {
  const { t, i18n } = useLingui();
  const { list } = useFormats();
  const doorOpened =
    (event.status === 'published' || event.status === 'held') &&
    new Date(event.startsAt).getTime() - DOOR_OPENS_MS <= Date.now();
  const found = useQuery({
    ...listEventRegistrationsOptions({ path: { eventFileId: event.id }, query: { page, pageSize: 50 } }),
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
                  cell: (row) => <Attendance eventId={event.id} row={row} doorOpened={doorOpened} />,
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

interface AttendanceProps {
  eventId: string;
  row: EventListEntry;
  doorOpened: boolean;
}

/** When they came; the host ticks who did not type the code, and takes a tick back. */
function Attendance({ eventId, row, doorOpened }: AttendanceProps) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const { busy, fault, run } = useAct();
  const changed = useEventChanged(eventId);
  const came = row.attendedAt !== null;
  if (!doorOpened || (!came && row.status !== 'registered')) return null;
  const path = { eventFileId: eventId, eventRegistrationId: row.id };
  const turn = async () => {
    await (came ? untickEventAttendance : tickEventAttendance)({ path, throwOnError: true });
    await changed();
    toast(came ? t`Het vinkje van ${row.name} is weg.` : t`${row.name} was er.`);
  };
  return (
    <span className="grid justify-items-start gap-1">
      {row.attendedAt && <span>{moment(row.attendedAt)}</span>}
      <Button
        kind="secondary"
        small
        busy={busy}
        aria-label={came ? t`Maak ongedaan: ${row.name} was er` : t`Was er: ${row.name}`}
        onClick={() => void run(turn)}
      >
        {came ? <Trans>Maak ongedaan</Trans> : <Trans>Was er</Trans>}
      </Button>
      {fault && (
        <span className="field-error" role="status">
          {fault}
        </span>
      )}
    </span>
  );
}
