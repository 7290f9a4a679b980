import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readScanResultOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createScanPlan } from '@/api/sdk.gen.ts';
import { useIntent } from '@/lib/intent.ts';
import { problemOf } from '@/lib/problem.ts';
import { useSession } from '@/lib/session.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState } from '@/ui/States.tsx';
import { NotPublished } from './NotPublished.tsx';
import { useRefreshPlan } from './planQueries.ts';

/** There is no plan yet, or it is not for this person. */
export function NoPlan({ scanId }: { scanId: string }) {
  const { t } = useLingui();
  const { may } = useSession();
  const begin = useBeginPlan(scanId);
  const outcome = useQuery(readScanResultOptions({ path: { scanId } }));
  if (problemOf(outcome.error)?.is('scan-result-not-found'))
    return <NotPublished scanId={scanId} page={t`Plan`} />;
  if (outcome.isPending) return <PageSkeleton />;
  const result = (
    <LinkButton to="/bedrijf/scans/$scanId/uitkomst" params={{ scanId }} kind="quiet">
      <Trans>Naar de uitkomst</Trans>
    </LinkButton>
  );
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Het plan`}
        crumbs={[
          { label: t`Scan`, to: '/bedrijf/scans' },
          { label: t`Uitkomst`, to: `/bedrijf/scans/${scanId}/uitkomst` },
          { label: t`Plan` },
        ]}
      />
      {begin.fault && (
        <Notice tone="err" live>
          <p>{begin.fault}</p>
        </Notice>
      )}
      {may('scans:manage') ? (
        <EmptyState
          title={<Trans>Van uitkomst naar plan</Trans>}
          actions={
            <>
              <Button busy={begin.busy} onClick={() => void begin.run()}>
                <Trans>Begin het plan</Trans>
              </Button>
              {result}
            </>
          }
        >
          <Trans>
            Wij zetten de aanbevelingen bij deze uitkomst voor u klaar. U past ze aan en vult in wie, wanneer
            en wat het mag kosten. Daarna leest de personeelsvertegenwoordiging mee.
          </Trans>
        </EmptyState>
      ) : (
        <EmptyState title={<Trans>Er is nog niets te lezen</Trans>} actions={result}>
          <Trans>
            Het plan is voor de leiding en de personeelsvertegenwoordiging. Zodra de leiding begint, staat het
            hier voor hen.
          </Trans>
        </EmptyState>
      )}
    </div>
  );
}

/** Begins a plan from the recommendations, or a next version from what was decided. */
export function useBeginPlan(scanId: string) {
  const { i18n } = useLingui();
  const refresh = useRefreshPlan(scanId);
  const intent = useIntent();
  const { busy, fault, run } = useAct();
  return {
    busy,
    fault,
    run: () =>
      run(async () => {
        await createScanPlan({
          path: { scanId },
          body: { language: i18n.locale === 'en' ? 'en' : 'nl' },
          headers: { 'Idempotency-Key': intent.key() },
          throwOnError: true,
        });
        intent.renew();
        await refresh();
      }),
  };
}
