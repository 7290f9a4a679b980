import { expect, test } from 'vitest';
import type { EstimateRead, StudyRelease } from '@/api/types.gen.ts';
import { estimatesAsCsv, eventsOf, readable } from './release.ts';

const estimate = (fields: Partial<EstimateRead>): EstimateRead => ({
  estimand: 'att_event',
  comparison: 'never',
  adjusted: false,
  eventTime: null,
  cohort: null,
  value: -0.25231486726782143,
  standardError: 0.1434,
  low: -0.54,
  high: 0.04,
  treated: 29,
  comparisonFirms: 25,
  bandLow: null,
  bandHigh: null,
  classicalError: null,
  ...fields,
});

const release = (estimates: EstimateRead[], headline: number | null): StudyRelease => ({
  evidenceLevel: 3,
  refusal: null,
  refusalCode: null,
  warnings: [],
  warningCodes: [],
  estimates,
  headline,
  preTrend: null,
  adjustedPreTrend: null,
  balance: [],
  response: [],
  attrition: null,
  smallestDetectable: null,
  firms: 54,
  moments: [],
  method: '',
});

test('the picture shows the moments of the headline, from before the start to the last', () => {
  const all = [
    estimate({ estimand: 'att', adjusted: true }),
    estimate({ eventTime: 1, adjusted: true }),
    estimate({ eventTime: -1, adjusted: true }),
    estimate({ eventTime: 0 }),
    estimate({ eventTime: 0, adjusted: true }),
    estimate({ eventTime: 0, adjusted: true, comparison: 'not_yet' }),
  ];
  expect(eventsOf(release(all, 0)).map((each) => each.eventTime)).toEqual([-1, 0, 1]);
  expect(eventsOf(release(all, null))).toEqual([]);
});

test('a difference of logarithms is read in percent', () => {
  expect(readable(-0.252, 'log')).toBeCloseTo(-22.28, 2);
  expect(readable(-0.252, 'points')).toBe(-0.252);
});

test('the file for statistical programs keeps every digit and leaves empty what is not there', () => {
  const lines = estimatesAsCsv(
    release([estimate({ eventTime: 0, bandLow: -0.7, bandHigh: 0.2 })], null),
  ).split('\n');
  expect(lines[1]).toBe('att_event,never,false,0,,-0.25231486726782143,0.1434,-0.54,0.04,-0.7,0.2,29,25,');
  expect(lines).toHaveLength(3);
  expect(lines[0]?.split(',')).toHaveLength(14);
});
