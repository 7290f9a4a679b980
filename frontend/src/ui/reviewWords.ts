import { msg } from '@lingui/core/macro';
import type { ReviewQuestion } from '@/api/types.gen.ts';

/** What is asked about an adviser, as a heading. */
export const QUESTION_WORDS = {
  listening: msg`Luisteren naar medewerkers`,
  result: msg`Resultaat`,
  agreements: msg`Afspraken nakomen`,
  again: msg`Zou opnieuw kiezen`,
} as const satisfies Record<ReviewQuestion, unknown>;

/** The same as a statement, for who answers. */
export const STATEMENT_WORDS = {
  listening: msg`De adviseur luisterde naar de medewerkers.`,
  result: msg`Ons werk gaat er beter door.`,
  agreements: msg`De adviseur deed wat was afgesproken.`,
  again: msg`Ik zou weer met deze adviseur willen werken.`,
} as const satisfies Record<ReviewQuestion, unknown>;

export const QUESTIONS = Object.keys(QUESTION_WORDS) as ReviewQuestion[];
