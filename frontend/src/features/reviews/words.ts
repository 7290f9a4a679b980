import { msg } from '@lingui/core/macro';
import type { TextStatus } from '@/api/types.gen.ts';
import type { Tone } from '@/ui/Pill.tsx';

export const TEXT_WORDS = {
  waiting: msg`Wordt nagelezen`,
  approved: msg`Nagelezen, wordt getoond`,
  withheld: msg`Wordt niet getoond`,
} as const satisfies Record<TextStatus, unknown>;

export const TEXT_TONES: Record<TextStatus, Tone> = {
  waiting: 'info',
  approved: 'ok',
  withheld: 'warn',
};
