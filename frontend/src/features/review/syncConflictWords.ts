import { msg } from '@lingui/core/macro';
import type { ConflictStatus } from '@/api/types.gen.ts';

/** The word and tone of each status of a conflict. */
export const CONFLICT_STATUS = {
  open: { word: msg`Beslissen`, tone: 'warn' as const },
  kept_ours: { word: msg`Bleef zoals hier`, tone: 'calm' as const },
  took_theirs: { word: msg`Overgenomen`, tone: 'ok' as const },
} satisfies Record<ConflictStatus, unknown>;
