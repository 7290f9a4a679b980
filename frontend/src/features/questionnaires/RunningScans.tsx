import { Plural, Trans } from '@lingui/react/macro';

/** How many scans go on with a version; a few are not counted, for that would tell of single firms. */
export function RunningScans({ count }: { count: number | null }) {
  if (count === null) return <Trans>minder dan tien</Trans>;
  return count === 0 ? <Trans>geen</Trans> : <Plural value={count} one="# scan" other="# scans" />;
}
