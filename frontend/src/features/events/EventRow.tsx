import { Trans, useLingui } from '@lingui/react/macro';
import type { EventRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { Places } from './Places.tsx';
import { useEventFacts } from './useEventFacts.ts';
import { KIND_WORDS } from './words.ts';

/** An event in a list. */
export function EventRow({ event }: { event: EventRead }) {
  const { i18n } = useLingui();
  const localized = useLocalized();
  const { when, where } = useEventFacts();
  return (
    <article className="grid min-w-0 gap-2">
      <p className="quiet text-sm">
        {i18n._(KIND_WORDS[event.kind])}, {event.host.name}
      </p>
      <h2 className="text-xl">
        <AppLink to={`/bijeenkomsten/${event.id}`}>{localized(event.title)}</AppLink>
      </h2>
      <p>
        {when(event)}
        <br />
        {where(event)}
      </p>
      <p className="flex flex-wrap gap-2">
        <Places event={event} />
        {event.isDemonstration && (
          <Pill>
            <Trans>Fictief voorbeeld</Trans>
          </Pill>
        )}
      </p>
    </article>
  );
}
