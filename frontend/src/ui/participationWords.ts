import { msg } from '@lingui/core/macro';
import type { ParticipationLevel } from '@/api/types.gen.ts';

export const PARTICIPATION_WORDS = {
  informed: msg`Medewerkers horen ervan`,
  consulted: msg`Medewerkers geven raad`,
  co_deciding: msg`Medewerkers beslissen mee`,
  self_managing: msg`Het team beslist zelf`,
} as const satisfies Record<ParticipationLevel, unknown>;

/** The rungs of say, lowest first. */
export const PARTICIPATION_RUNGS: readonly ParticipationLevel[] = [
  'informed',
  'consulted',
  'co_deciding',
  'self_managing',
];
