import { msg } from '@lingui/core/macro';
import type { BulkOutcome } from '@/api/types.gen.ts';

/** The word and tone of how a move of a series ended. */
export const OUTCOME = {
  applied: { word: msg`Gezet`, tone: 'ok' as const },
  already_applied: { word: msg`Stond er al`, tone: 'calm' as const },
  conflict: { word: msg`Bij de afstemming`, tone: 'warn' as const },
  refused: { word: msg`Geweigerd`, tone: 'err' as const },
} satisfies Record<BulkOutcome, unknown>;

/** A series that is under way is looked at again after this, in milliseconds. */
export const AGAIN = 2_000;
