import { Plural, Trans } from '@lingui/react/macro';
import type { QuestionnaireVersionSummary } from '@/api/types.gen.ts';

/** Of a branch's module only the programme is told how many scans go on: the branch could see by it who takes part. */
export function tellsRunning(owner: string | null, may: (scope: string) => boolean): boolean {
  return owner === null || may('questionnaires:core');
}

/** How many scans go on with a version; fewer than ten, or none, are not counted, for that would tell of single firms. */
export function RunningScans({
  version: { status, runningScans: count },
}: {
  version: Pick<QuestionnaireVersionSummary, 'status' | 'runningScans'>;
}) {
  if (status === 'draft') return '–';
  if (count === null) return <Trans>minder dan tien</Trans>;
  return <Plural value={count} one="# scan" other="# scans" />;
}
