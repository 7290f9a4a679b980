import { msg } from '@lingui/core/macro';
import type { PotentialBand, SpreadBand } from '@/api/types.gen.ts';
import type { PictogramTheme } from '@/ui/Pictogram.tsx';
import type { ThemeCode } from './answers.ts';

/** The drawing of each theme and outcome. */
export const THEME_PICTURES: Record<ThemeCode, PictogramTheme> = {
  work_division: 'work_division',
  working_time: 'working_time',
  management: 'management',
  participation: 'participation',
  craftsmanship: 'craftsmanship',
  process: 'process',
  technology: 'technology',
  results: 'results',
  satisfaction: 'together',
  change: 'together',
  sector: 'together',
};

export const POTENTIAL_WORDS = {
  small: msg`klein`,
  clear: msg`duidelijk`,
  large: msg`groot`,
} as const satisfies Record<PotentialBand, unknown>;

export const SPREAD_WORDS = {
  close: msg`dicht bij elkaar`,
  mixed: msg`gemengd`,
  far_apart: msg`ver uit elkaar`,
} as const satisfies Record<SpreadBand, unknown>;
