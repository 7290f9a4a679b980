import { Trans } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { listScansQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import type { ScanRead } from '@/api/types.gen.ts';
import type { Versioned } from '@/lib/versioned.ts';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { ClosedScan } from './ClosedScan.tsx';
import { DraftScan } from './DraftScan.tsx';
import { OpenScan } from './OpenScan.tsx';
import { scanQuery } from './scanQueries.ts';
import type { ScanViewProps } from './scanView.ts';

/** One scan: what there is to do depends on where it stands. */
export function ScanPage({ campaign }: { campaign: (view: ScanViewProps) => ReactNode }) {
  const { scanId } = useParams({ from: '/bedrijf/scans/$scanId/' });
  const scan = useQuery(scanQuery(scanId));
  const queries = useQueryClient();
  const onChanged = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: scanQuery(scanId).queryKey }),
      queries.invalidateQueries({ queryKey: listScansQueryKey() }),
    ]);
  return (
    <Loaded query={scan} skeleton={<PageSkeleton />} errorTitle={<Trans>De scan kwam niet door</Trans>}>
      {({ data, etag }: Versioned<ScanRead>) => {
        const plain = { scan: data, etag, onChanged };
        const view = { ...plain, campaign: campaign(plain) };
        switch (data.status) {
          case 'draft':
            return <DraftScan {...view} />;
          case 'open':
            return <OpenScan {...view} />;
          case 'closed':
            return <ClosedScan {...view} />;
          case 'published':
            return <Navigate to="/bedrijf/scans/$scanId/uitkomst" params={{ scanId }} replace />;
        }
      }}
    </Loaded>
  );
}
