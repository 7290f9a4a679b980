import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readEventOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { EventRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { labelOf, useSectors, useThemeName } from '@/lib/reference.ts';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Places } from './Places.tsx';
import { RegisterForm } from './RegisterForm.tsx';
import { useEventFacts } from './useEventFacts.ts';
import { KIND_WORDS } from './words.ts';

/** One event, with the form to register. */
export function EventPage({ eventId }: { eventId: string }) {
  const found = useQuery(readEventOptions({ path: { eventId } }));
  return (
    <div className="wrap pb-(--section)">
      <Loaded
        query={found}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De bijeenkomst kwam niet door</Trans>}
      >
        {(event) => <Shown event={event} />}
      </Loaded>
    </div>
  );
}

function Shown({ event }: { event: EventRead }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const { moment } = useFormats();
  const { when, where } = useEventFacts();
  const sectors = useSectors();
  const themeName = useThemeName();
  const language = i18n.locale === 'en' ? 'en' : 'nl';
  const facts = [
    { key: 'when', term: t`Wanneer`, value: when(event) },
    { key: 'where', term: t`Waar`, value: where(event) },
    { key: 'host', term: t`Door`, value: event.host.name },
    {
      key: 'sectors',
      term: t`Voor`,
      value:
        event.sections.length === 0
          ? t`Alle sectoren`
          : event.sections.map((section) => labelOf(sectors, section)).join('; '),
    },
    ...(event.themes.length > 0
      ? [{ key: 'themes', term: t`Thema's`, value: event.themes.map(themeName).join(', ') }]
      : []),
    ...(event.takesRegistrations
      ? [{ key: 'until', term: t`Aanmelden tot`, value: moment(event.registrationClosesAt) }]
      : []),
  ];
  return (
    <>
      <PageHeader
        title={localized(event.title)}
        crumbs={[{ label: t`Bijeenkomsten`, to: '/bijeenkomsten' }, { label: localized(event.title) }]}
        lead={i18n._(KIND_WORDS[event.kind])}
      />
      {event.cancelledReason && (
        <div className="mb-6 max-w-2xl">
          <Notice tone="err" title={<Trans>Deze bijeenkomst gaat niet door</Trans>}>
            <p>{localized(event.cancelledReason)}</p>
          </Notice>
        </div>
      )}
      <div className="grid min-w-0 gap-10 lg:grid-cols-2">
        <div className="grid min-w-0 content-start gap-6">
          <p className="flex flex-wrap gap-2">
            <Places event={event} />
            {event.isDemonstration && (
              <Pill>
                <Trans>Fictief voorbeeld</Trans>
              </Pill>
            )}
          </p>
          <DefinitionList items={facts} />
          {localized(event.description)
            .split(/\n{2,}/)
            .map((paragraph) => (
              <p key={paragraph} className="whitespace-pre-line">
                {paragraph}
              </p>
            ))}
          {event.status === 'published' && (
            <p>
              <a href={`/v1/events/${event.id}/calendar?language=${language}`} download>
                <Trans>Zet in uw agenda</Trans>
              </a>
            </p>
          )}
        </div>
        {event.takesRegistrations && <RegisterForm event={event} />}
        {event.status === 'held' && (
          <Notice title={<Trans>Was u erbij?</Trans>}>
            <p>
              <Trans>
                Open de link uit de mail over uw aanmelding. Daar staat het materiaal voor wie er was.
              </Trans>
            </p>
          </Notice>
        )}
      </div>
    </>
  );
}
