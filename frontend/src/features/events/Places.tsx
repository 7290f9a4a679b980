import { Plural, Trans } from '@lingui/react/macro';
import type { EventRead } from '@/api/types.gen.ts';
import { Pill } from '@/ui/Pill.tsx';

/** Whether there is a place, in words. */
export function Places({ event }: { event: EventRead }) {
  if (event.status === 'cancelled')
    return (
      <Pill tone="err" mark="err">
        <Trans>Afgelast</Trans>
      </Pill>
    );
  if (event.status === 'held')
    return (
      <Pill>
        <Trans>Geweest</Trans>
      </Pill>
    );
  if (!event.takesRegistrations)
    return (
      <Pill>
        <Trans>Aanmelden is gesloten</Trans>
      </Pill>
    );
  if (event.placesLeft === 0)
    return (
      <Pill tone="warn" mark="wait">
        {event.waiting > 0 ? (
          <Plural value={event.waiting} one="Vol met # wachtende" other="Vol met # wachtenden" />
        ) : (
          <Trans>Vol, er is een wachtlijst</Trans>
        )}
      </Pill>
    );
  return (
    <Pill tone="ok" mark="ok">
      <Plural value={event.placesLeft} one="Nog # plaats" other="Nog # plaatsen" />
    </Pill>
  );
}
