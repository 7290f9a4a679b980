import { useLingui } from '@lingui/react/macro';
import type { EventRead } from '@/api/types.gen.ts';
import { dayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { labelOf, useProvinces } from '@/lib/reference.ts';

/** When and where an event is, as people read it; always in Dutch time. */
export function useEventFacts() {
  const { t } = useLingui();
  const { dayLong, time, moment } = useFormats();
  const provinces = useProvinces();
  return {
    when: ({ startsAt, endsAt }: Pick<EventRead, 'startsAt' | 'endsAt'>) => {
      const day = dayInAmsterdam(startsAt);
      const begin = time(startsAt);
      const end = day === dayInAmsterdam(endsAt) ? time(endsAt) : moment(endsAt);
      return t`${dayLong(day)}, ${begin} tot ${end}`;
    },
    where: (event: Pick<EventRead, 'venue' | 'address' | 'place' | 'province' | 'isOnline'>) => {
      const there = [event.venue, event.address, event.place].filter(Boolean).join(', ');
      const province = event.province ? ` (${labelOf(provinces, event.province)})` : '';
      if (!there) return t`Online`;
      return event.isOnline ? t`${there + province}, of online` : there + province;
    },
  };
}
