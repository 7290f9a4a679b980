import type { EstimateRead, StudyRelease, Transform } from '@/api/types.gen.ts';

/** The estimates by moment since the start that belong to the headline: same comparison, same adjustment, in order. */
export function eventsOf(release: StudyRelease): EstimateRead[] {
  const headline = release.headline === null ? undefined : release.estimates[release.headline];
  if (!headline) return [];
  return release.estimates
    .filter(
      (each) =>
        each.estimand === 'att_event' &&
        each.comparison === headline.comparison &&
        each.adjusted === headline.adjusted,
    )
    .sort((one, other) => (one.eventTime ?? 0) - (other.eventTime ?? 0));
}

/** A figure as one reads it: a difference of logarithms in percent, 100(exp(b) - 1); the others as they are. */
export function readable(value: number, transform: Transform): number {
  return transform === 'log' ? 100 * Math.expm1(value) : value;
}

const COLUMNS = [
  'estimand',
  'comparison',
  'adjusted',
  'eventTime',
  'cohort',
  'value',
  'standardError',
  'low',
  'high',
  'bandLow',
  'bandHigh',
  'treated',
  'comparisonFirms',
  'classicalError',
] as const satisfies readonly (keyof EstimateRead)[];

/** The estimates as statistical programs read them: commas, points, full precision, empty for what is not there. */
export function estimatesAsCsv(release: StudyRelease): string {
  const rows = release.estimates.map((each) => COLUMNS.map((name) => each[name] ?? '').join(','));
  return [COLUMNS.join(','), ...rows, ''].join('\n');
}
