import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readEventFileOptions } from '@/api/@tanstack/react-query.gen.ts';
import { readEventRegistrationsFile } from '@/api/sdk.gen.ts';
import type { EventFileRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { useSession } from '@/lib/session.ts';
import { useAct } from '@/lib/useAct.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Forbidden, Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { useEventFacts } from '../useEventFacts.ts';
import { STATUS_TONES, STATUS_WORDS } from '../words.ts';
import { CancelDialog, CopyDialog, EditDialog, PublishDialog } from './ActDialogs.tsx';
import type { HostRoom } from './HostEventsPage.tsx';
import { Mailings } from './Mailings.tsx';
import { MaterialPanel } from './MaterialPanel.tsx';
import { RegistrationList } from './RegistrationList.tsx';

interface HostEventProps {
  room: HostRoom;
  eventId: string;
  page: number;
}

/** One event for its host: who comes, the code at the door, mails to all, and the material. */
export function HostEventPage({ room, eventId, page }: HostEventProps) {
  const { session, may } = useSession();
  const found = useQuery(readEventFileOptions({ path: { eventFileId: eventId } }));
  if (!may('events:write')) return <Forbidden actingFor={session.organisation?.name} />;
  return (
    <div className="wrap pb-(--section)">
      <Loaded
        query={found}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De bijeenkomst kwam niet door</Trans>}
      >
        {(event) => <Shown room={room} event={event} page={page} />}
      </Loaded>
    </div>
  );
}

function Shown({ room, event, page }: { room: HostRoom; event: EventFileRead; page: number }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const { when, where } = useEventFacts();
  const [doing, setDoing] = useState<'edit' | 'publish' | 'cancel' | 'copy' | null>(null);
  const { allowedActs: acts } = event;
  const close = () => setDoing(null);
  return (
    <>
      <PageHeader
        title={localized(event.title)}
        crumbs={[{ label: t`Bijeenkomsten`, to: `${room}/bijeenkomsten` }, { label: localized(event.title) }]}
        lead={`${when(event)}. ${where(event)}`}
        actions={
          <>
            {acts.includes('publish') && (
              <Button onClick={() => setDoing('publish')}>
                <Trans>Publiceer</Trans>
              </Button>
            )}
            {acts.includes('edit') && (
              <Button kind="secondary" onClick={() => setDoing('edit')}>
                <Trans>Wijzig</Trans>
              </Button>
            )}
            {event.status !== 'cancelled' && (
              <Button kind="secondary" onClick={() => setDoing('copy')}>
                <Trans>Kopieer naar een andere dag of regio</Trans>
              </Button>
            )}
            {acts.includes('cancel') && (
              <Button kind="quiet" onClick={() => setDoing('cancel')}>
                <Trans>Laat niet doorgaan</Trans>
              </Button>
            )}
          </>
        }
      />
      <p className="mb-6 flex flex-wrap items-center gap-3">
        <Pill tone={STATUS_TONES[event.status]}>{i18n._(STATUS_WORDS[event.status])}</Pill>
        {event.status !== 'draft' && (
          <AppLink to={`/bijeenkomsten/${event.id}`}>
            <Trans>Zoals iedereen het leest</Trans>
          </AppLink>
        )}
      </p>
      <div className="grid min-w-0 gap-10 lg:grid-cols-2">
        <Numbers event={event} />
        <Door event={event} />
      </div>
      <section className="mt-(--section)">
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
          <h2>
            <Trans>Wie zich aanmeldde</Trans>
          </h2>
          <Export event={event} />
        </div>
        <RegistrationList event={event} page={page} />
      </section>
      <div className="mt-(--section) grid min-w-0 gap-10 lg:grid-cols-2">
        <Mailings event={event} />
        <MaterialPanel event={event} />
      </div>
      {doing === 'edit' && <EditDialog event={event} onClose={close} />}
      {doing === 'publish' && <PublishDialog event={event} onClose={close} />}
      {doing === 'cancel' && <CancelDialog event={event} onClose={close} />}
      {doing === 'copy' && <CopyDialog event={event} room={room} onClose={close} />}
    </>
  );
}

function Numbers({ event }: { event: EventFileRead }) {
  const { t } = useLingui();
  const { money } = useFormats();
  const { numbers } = event;
  const cost = (cents: number | null) => (cents === null ? t`nog niet te zeggen` : money(cents));
  return (
    <section>
      <h2 className="mb-3 text-xl">
        <Trans>In aantallen mensen</Trans>
      </h2>
      <DefinitionList
        items={[
          { key: 'capacity', term: t`Plaatsen`, value: event.capacity },
          { key: 'registered', term: t`Aangemeld`, value: numbers.registered },
          { key: 'unconfirmed', term: t`Nog niet bevestigd`, value: numbers.unconfirmed },
          { key: 'waiting', term: t`Op de wachtlijst`, value: numbers.waiting },
          { key: 'cancelled', term: t`Afgezegd`, value: numbers.cancelled },
          { key: 'attended', term: t`Aanwezig geweest`, value: numbers.attended },
          ...(event.costCents === null
            ? []
            : [
                { key: 'cost', term: t`Kosten`, value: money(event.costCents) },
                { key: 'each', term: t`Per aanmelding`, value: cost(numbers.costPerRegisteredCents) },
                { key: 'came', term: t`Per aanwezige`, value: cost(numbers.costPerAttendedCents) },
              ]),
        ]}
      />
    </section>
  );
}

function Door({ event }: { event: EventFileRead }) {
  return (
    <section>
      <h2 className="mb-3 text-xl">
        <Trans>Code bij de deur</Trans>
      </h2>
      <p className="numeral text-4xl">{`${event.doorCode.slice(0, 3)}-${event.doorCode.slice(3)}`}</p>
      <p className="soft mt-3">
        <Trans>
          Laat deze code zien aan wie binnenkomt. Bezoekers vullen haar in op hun telefoon, via de link in hun
          mail of op <AppLink to="/bijeenkomsten/aanwezig">Ik ben er</AppLink>. Dat kan van twee uur voor het
          begin tot en met de dag erna.
        </Trans>
      </p>
    </section>
  );
}

function Export({ event }: { event: EventFileRead }) {
  const { t, i18n } = useLingui();
  const { busy, fault, run } = useAct();
  const language = i18n.locale === 'en' ? 'en' : 'nl';
  return (
    <div className="grid gap-1">
      <Button
        kind="secondary"
        small
        busy={busy}
        onClick={() =>
          void run(async () => {
            const { data } = await readEventRegistrationsFile({
              path: { eventFileId: event.id },
              query: { language },
              parseAs: 'blob',
              throwOnError: true,
            });
            saveAs(data as unknown as Blob, t`aanmeldingen.csv`);
            toast(t`Het bestand staat bij uw downloads.`);
          })
        }
      >
        <Trans>Bewaar als CSV</Trans>
      </Button>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
    </div>
  );
}
