import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { PracticeVersionRead } from '@/api/types.gen.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { versionQuery } from './practiceQueries.ts';
import { SideBySide, useParts } from './SideBySide.tsx';

/** What differs from the version that is on the site now. */
export function Comparison({ version, publishedId }: { version: PracticeVersionRead; publishedId: string }) {
  const published = useQuery(versionQuery(publishedId));
  return (
    <Loaded
      query={published}
      skeleton={<ListSkeleton />}
      errorTitle={<Trans>De versie op de site kwam niet door</Trans>}
    >
      {(read) => <Differences version={version} published={read.data} />}
    </Loaded>
  );
}

function Differences({ version, published }: Record<'version' | 'published', PracticeVersionRead>) {
  const { t } = useLingui();
  const partsOf = useParts();
  const now = partsOf(published);
  const rows = partsOf(version).flatMap(({ label, nl, en }, at) => {
    const former = now[at];
    if (!former) return [];
    return [
      ...(former.nl === nl ? [] : [{ label, left: former.nl, right: nl }]),
      ...(former.en === en || former.en === former.nl || en === nl
        ? []
        : [{ label: t`${label}, Engels`, left: former.en, right: en }]),
    ];
  });
  if (rows.length === 0)
    return (
      <p className="soft">
        <Trans>Er is geen verschil met wat op de site staat.</Trans>
      </p>
    );
  return <SideBySide left={t`Nu op de site`} right={t`Deze versie`} rows={rows} />;
}
