import { msg } from '@lingui/core/macro';
import type { ScanStatus } from '@/api/types.gen.ts';
import type { Tone } from '@/ui/Pill.tsx';

/** The word and tone of each status of a scan. */
export const STATUS_WORDS = {
  draft: { word: msg`Concept`, tone: 'calm' as Tone },
  open: { word: msg`Open`, tone: 'info' as Tone },
  closed: { word: msg`Gesloten`, tone: 'warn' as Tone },
  published: { word: msg`Uitkomst klaar`, tone: 'ok' as Tone },
} as const satisfies Record<ScanStatus, unknown>;
