import { expect, test } from 'vitest';
import type { EffectEstimate, EffectOutcome } from '@/api/types.gen.ts';
import { differencesOf } from './CompareReleases.tsx';
import { eventsOf } from './EffectOutcomeDetail.tsx';

const release = { name: '', dataUntil: '2026-11-27', method: 'one', firms: 60, outcomes: [] };
const figure = {
  estimand: 'att_event',
  comparison: 'not_yet',
  adjusted: false,
  eventTime: 0,
  cohort: null,
  value: 4,
  low: 1,
  bandLow: null,
  bandHigh: null,
  high: 7,
  treated: 30,
  comparisonFirms: 30,
} satisfies EffectEstimate;

test('two releases differ in what is named', () => {
  expect(differencesOf(release, release)).toEqual([]);
  expect(differencesOf(release, { ...release, method: 'two', firms: 70 })).toEqual(['method', 'firms']);
});

test('the figures by moment are of the same kind as the headline', () => {
  const headline = { ...figure, estimand: 'att', adjusted: true, eventTime: null } satisfies EffectEstimate;
  const estimates = [
    figure,
    { ...figure, adjusted: true },
    { ...figure, comparison: 'never', adjusted: true } as const,
  ];
  const outcome = { headline, estimates } as unknown as EffectOutcome;
  expect(eventsOf(outcome)).toEqual([estimates[1]]);
  expect(eventsOf({ ...outcome, estimates: [figure] })).toEqual([figure]);
});
