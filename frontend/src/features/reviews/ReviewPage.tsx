import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readTrajectoryReviewsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { TrajectoryReviews } from '@/api/types.gen.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { EmployeeRound } from './EmployeeRound.tsx';
import { ManagementReview } from './ManagementReview.tsx';

/** How a company looks back on an adviser: the review of its management, and the questions to its employees. */
export function ReviewPage({ trajectoryId }: { trajectoryId: string }) {
  const reviews = useQuery(readTrajectoryReviewsOptions({ path: { trajectoryId } }));
  return (
    <Loaded
      query={reviews}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>De beoordeling kwam niet door</Trans>}
    >
      {(found) => <LookingBack reviews={found} />}
    </Loaded>
  );
}

function LookingBack({ reviews }: { reviews: TrajectoryReviews }) {
  const { t } = useLingui();
  const { trajectoryId, adviser, firm } = reviews;
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Hoe was het werken met ${adviser}?`}
        documentTitle={t`Beoordeling van de adviseur`}
        crumbs={[
          { label: t`Trajecten`, to: '/bedrijf/trajecten' },
          { label: adviser, to: `/bedrijf/trajecten/${trajectoryId}` },
          { label: t`Beoordeling` },
        ]}
        lead={t`Van ${firm}. Met uw oordeel kiezen andere bedrijven beter.`}
      />
      {reviews.isCompleted ? (
        <div className="columns-main-side">
          <ManagementReview key={reviews.review?.version ?? 0} reviews={reviews} />
          <aside className="grid content-start gap-6">
            <EmployeeRound reviews={reviews} />
          </aside>
        </div>
      ) : (
        <Notice tone="info" title={t`Beoordelen kan als het traject is afgerond`}>
          <p>
            <AppLink to={`/bedrijf/trajecten/${trajectoryId}`}>
              <Trans>Terug naar het traject</Trans>
            </AppLink>
          </p>
        </Notice>
      )}
    </div>
  );
}
