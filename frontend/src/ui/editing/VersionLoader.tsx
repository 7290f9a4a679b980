import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode, useState } from 'react';
import type { Versioned } from '@/lib/versioned.ts';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

interface VersionLoaderProps<Version> {
  queryKey: readonly string[];
  read: () => Promise<Versioned<Version>>;
  /** `startAnew` leaves what was typed for what is there now. */
  children: (found: Versioned<Version>, startAnew: () => void) => ReactNode;
}

/** One version that is written or read. What is typed in it stays until its writer starts anew. */
export function VersionLoader<Version>({ queryKey, read, children }: VersionLoaderProps<Version>) {
  const [times, setTimes] = useState(0);
  const version = useQuery({ queryKey, queryFn: read });
  return (
    <Loaded
      query={version}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>Deze versie kwam niet door</Trans>}
    >
      {(found) => (
        <Fragment key={`${queryKey.join(' ')} ${times}`}>
          {children(found, () => setTimes(times + 1))}
        </Fragment>
      )}
    </Loaded>
  );
}
