import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { readEventRegistrationOptions } from '@/api/@tanstack/react-query.gen.ts';
import {
  createEventRegistrationStatusChange,
  readEventMaterial,
  readEventRegistrationCalendar,
} from '@/api/sdk.gen.ts';
import type { EventRegistrationRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { useAct } from '@/lib/useAct.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { DoorForm } from './DoorForm.tsx';
import { EditRegistration } from './EditRegistration.tsx';
import { useEventFacts } from './useEventFacts.ts';

/** One's own registration, by the link in the mail: confirm, change, cancel, and the material afterwards. */
export function RegistrationPage() {
  const { t } = useLingui();
  const key = useLinkKey();
  return (
    <div className="wrap pb-(--section)">
      {key ? (
        <WithKey linkKey={key} />
      ) : (
        <>
          <PageHeader
            title={t`Uw aanmelding`}
            lead={t`Open de link uit de mail over uw aanmelding. Alleen daarmee kunt u haar zien, wijzigen of afzeggen.`}
          />
          <LinkButton to="/bijeenkomsten" kind="secondary">
            <Trans>Naar alle bijeenkomsten</Trans>
          </LinkButton>
        </>
      )}
    </div>
  );
}

/** What stands behind the # of this page. On the way to another page the address is already that of the other. */
function useLinkKey(): string {
  const now = useLocation({
    select: ({ pathname, hash }) => (pathname === '/bijeenkomsten/aanmelding' ? hash : null),
  });
  const [own, setOwn] = useState(now ?? '');
  if (now !== null && now !== own) setOwn(now);
  return own;
}

function WithKey({ linkKey }: { linkKey: string }) {
  const headers = { 'Registration-Key': linkKey };
  const found = useQuery(readEventRegistrationOptions({ headers }));
  return (
    <Loaded
      query={found}
      skeleton={<ListSkeleton />}
      errorTitle={<Trans>Uw aanmelding kwam niet door</Trans>}
    >
      {(registration) => <Shown linkKey={linkKey} registration={registration} />}
    </Loaded>
  );
}

function Shown({ linkKey, registration }: { linkKey: string; registration: EventRegistrationRead }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const queries = useQueryClient();
  const { when, where } = useEventFacts();
  const { busy, fault, run } = useAct();
  const [editing, setEditing] = useState(false);
  const headers = { 'Registration-Key': linkKey };
  const { event, allowedActs } = registration;
  const renew = () => queries.invalidateQueries(readEventRegistrationOptions({ headers }));
  const move = (toStatus: 'registered' | 'cancelled') =>
    run(async () => {
      await createEventRegistrationStatusChange({ body: { toStatus }, headers, throwOnError: true });
      await renew();
    });
  const calendar = () =>
    run(async () => {
      const language = i18n.locale === 'en' ? 'en' : 'nl';
      const { data } = await readEventRegistrationCalendar({
        headers,
        query: { language },
        parseAs: 'blob',
        throwOnError: true,
      });
      saveAs(data as unknown as Blob, 'slimmer-werken.ics');
      toast(t`Het agendabestand staat bij uw downloads.`);
    });
  const facts = [
    { key: 'when', term: t`Wanneer`, value: when(event) },
    { key: 'where', term: t`Waar`, value: where(event) },
    { key: 'name', term: t`Naam`, value: registration.name },
    ...(registration.firm ? [{ key: 'firm', term: t`Bedrijf`, value: registration.firm }] : []),
    { key: 'people', term: t`Aantal mensen`, value: registration.people },
    {
      key: 'mail',
      term: t`Mailen over volgende bijeenkomsten`,
      value: registration.mayMail ? t`Mag` : t`Mag niet`,
    },
    { key: 'photo', term: t`Herkenbaar op foto's`, value: registration.mayPhotograph ? t`Mag` : t`Mag niet` },
    { key: 'follow', term: t`Het bedrijf volgen`, value: registration.mayFollow ? t`Mag` : t`Mag niet` },
  ];
  return (
    <>
      <PageHeader
        title={localized(event.title)}
        documentTitle={t`Uw aanmelding`}
        crumbs={[{ label: t`Bijeenkomsten`, to: '/bijeenkomsten' }, { label: t`Uw aanmelding` }]}
      />
      <div className="grid max-w-2xl gap-8">
        <Standing registration={registration} />
        {registration.onlineLink && event.status === 'published' && (
          <p className="[overflow-wrap:anywhere]">
            <Trans>
              Online meedoen: <a href={registration.onlineLink}>{registration.onlineLink}</a>
            </Trans>
          </p>
        )}
        <Materials linkKey={linkKey} registration={registration} />
        <DefinitionList items={facts} />
        {fault && (
          <p className="field-error" role="status">
            {fault}
          </p>
        )}
        <div className="flex flex-wrap gap-3">
          {allowedActs.includes('confirm') && (
            <Button busy={busy} onClick={() => void move('registered')}>
              <Trans>Bevestig uw aanmelding</Trans>
            </Button>
          )}
          {allowedActs.includes('edit') && (
            <>
              <Button kind="secondary" busy={busy} onClick={() => void calendar()}>
                <Trans>Zet in uw agenda</Trans>
              </Button>
              <Button kind="secondary" onClick={() => setEditing(true)}>
                <Trans>Wijzig</Trans>
              </Button>
            </>
          )}
          {allowedActs.includes('cancel') && (
            <Button kind="quiet" busy={busy} onClick={() => void move('cancelled')}>
              <Trans>Zeg af</Trans>
            </Button>
          )}
        </div>
        {registration.status === 'registered' && !registration.attended && event.status !== 'cancelled' && (
          <section className="grid gap-3">
            <h2 className="text-xl">
              <Trans>Bent u er?</Trans>
            </h2>
            <DoorForm linkKey={linkKey} onDone={() => void renew()} />
          </section>
        )}
        <p>
          <AppLink to={`/bijeenkomsten/${event.id}`}>
            <Trans>Alles over deze bijeenkomst</Trans>
          </AppLink>
        </p>
      </div>
      {editing && (
        <EditRegistration
          linkKey={linkKey}
          registration={registration}
          onClose={() => setEditing(false)}
          onSaved={renew}
        />
      )}
    </>
  );
}

/** Where it stands, and what that means. */
function Standing({ registration }: { registration: EventRegistrationRead }) {
  const localized = useLocalized();
  const { moment } = useFormats();
  const { status, event, placeInLine, declineBy, heldUntil } = registration;
  if (event.cancelledReason)
    return (
      <Notice tone="err" title={<Trans>Deze bijeenkomst gaat niet door</Trans>}>
        <p>{localized(event.cancelledReason)}</p>
      </Notice>
    );
  if (registration.attended)
    return <Notice tone="ok" live title={<Trans>U was erbij. Fijn dat u er was.</Trans>} />;
  if (status === 'registered')
    return (
      <Notice tone="ok" live title={<Trans>U hebt een plaats</Trans>}>
        {declineBy && (
          <p>
            <Trans>
              Er kwam een plaats voor u vrij. Kunt u niet komen? Zeg dan af vóór {moment(declineBy)}.
            </Trans>
          </p>
        )}
      </Notice>
    );
  if (status === 'waiting')
    return (
      <Notice tone="warn" live title={<Trans>U staat op plaats {placeInLine} van de wachtlijst</Trans>}>
        <p>
          <Trans>Komt er een plaats vrij, dan krijgt u die vanzelf en mailen wij u.</Trans>
        </p>
      </Notice>
    );
  if (status === 'unconfirmed')
    return (
      <Notice tone="warn" title={<Trans>Nog niet bevestigd</Trans>}>
        <p>
          <Trans>Klopt alles hieronder? Bevestig dan vóór {moment(heldUntil)}.</Trans>
        </p>
      </Notice>
    );
  return (
    <Notice
      live
      title={
        status === 'cancelled' ? (
          <Trans>U hebt afgezegd</Trans>
        ) : (
          <Trans>Deze aanmelding is niet op tijd bevestigd</Trans>
        )
      }
    >
      <p>
        <Trans>Wilt u toch komen? Meld u dan opnieuw aan.</Trans>
      </p>
    </Notice>
  );
}

/** What the host left for those who came. */
function Materials({ linkKey, registration }: { linkKey: string; registration: EventRegistrationRead }) {
  const { fault, run } = useAct();
  if (!registration.attended) return null;
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">
        <Trans>Materiaal</Trans>
      </h2>
      {registration.materials.length === 0 && (
        <p className="soft">
          <Trans>Er staat nog niets. De organisator legt het hier neer.</Trans>
        </p>
      )}
      <ul className="grid gap-2">
        {registration.materials.map((file) => (
          <li key={file.id}>
            <Button
              kind="secondary"
              small
              onClick={() =>
                void run(async () => {
                  const { data } = await readEventMaterial({
                    path: { attachmentId: file.id },
                    headers: { 'Registration-Key': linkKey },
                    parseAs: 'blob',
                    throwOnError: true,
                  });
                  saveAs(data as unknown as Blob, file.name);
                })
              }
            >
              {file.name}
            </Button>
          </li>
        ))}
      </ul>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
    </section>
  );
}
