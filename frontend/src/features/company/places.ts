import type { Deadline, JourneyChange } from '@/api/types.gen.ts';

const below = (list: string, id: string | null) => (id ? `${list}/${id}` : list);

/** The page on which one does what a day is about. */
export function placeOfDeadline({ kind, objectId }: Deadline): string {
  switch (kind) {
    case 'scan_closes':
      return below('/bedrijf/scans', objectId);
    case 'adviser_answers':
      return '/bedrijf/verzoeken';
    case 'measurement_due':
      return below('/bedrijf/metingen', objectId);
    default:
      return below('/bedrijf/vouchers', objectId);
  }
}

/** The page that shows what happened. */
export function placeOfChange({ kind, objectId, detail }: JourneyChange): string {
  switch (kind) {
    case 'scan_published':
      return below('/bedrijf/scans', objectId);
    case 'tool_used':
      return below('/toolbox', detail);
    case 'adviser_answered':
      return '/bedrijf/verzoeken';
    case 'voucher_moved':
      return below('/bedrijf/vouchers', objectId);
    case 'measurement_completed':
      return below('/bedrijf/metingen', objectId);
    default:
      return below('/bedrijf/trajecten', objectId);
  }
}
