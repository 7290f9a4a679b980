import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { PlanRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { problemOf } from '@/lib/problem.ts';
import { useSession } from '@/lib/session.ts';
import { Button } from '@/ui/Button.tsx';
import { Money } from '@/ui/Money.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { NoPlan } from './NoPlan.tsx';
import { PlanEditor } from './PlanEditor.tsx';
import { PlanHistory } from './PlanHistory.tsx';
import { PlanLines } from './PlanLines.tsx';
import { PlanMoves } from './PlanMoves.tsx';
import { PlanProposals } from './PlanProposals.tsx';
import { planQuery } from './planQueries.ts';
import { PLAN_STATUS } from './planWords.ts';
import './plan.css';

/** The action plan that follows the result of a scan. */
export function PlanPage() {
  const { scanId } = useParams({ from: '/bedrijf/scans/$scanId/plan' });
  const { versie } = useSearch({ from: '/bedrijf/scans/$scanId/plan' });
  const plan = useQuery(planQuery(scanId, versie));
  if (problemOf(plan.error)?.is('plan-not-found')) return <NoPlan scanId={scanId} />;
  return (
    <Loaded query={plan} skeleton={<PageSkeleton />} errorTitle={<Trans>Het plan kwam niet door</Trans>}>
      {({ data, etag }) => <Plan key={data.number} plan={data} etag={etag} />}
    </Loaded>
  );
}

export interface PlanViewProps {
  plan: PlanRead;
  /** The version that was read, for a change. */
  etag: string | null;
}

function Plan({ plan, etag }: PlanViewProps) {
  const { t, i18n } = useLingui();
  const { day } = useFormats();
  const { session } = useSession();
  const [writing, setWriting] = useState(false);
  const status = PLAN_STATUS[plan.status];
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Het plan`}
        crumbs={[
          { label: t`Scan`, to: '/bedrijf/scans' },
          { label: t`Uitkomst`, to: `/bedrijf/scans/${plan.scanId}/uitkomst` },
          { label: t`Plan` },
        ]}
        lead={t`Wat er gebeurt na “${plan.scanTitle}”: wie, wanneer, en wat het mag kosten.`}
        meta={
          <>
            <span className="only-print">{session.organisation?.name}</span>
            <Pill tone={status.tone}>{i18n._(status.word)}</Pill>
            <span>{t`Versie ${plan.number}`}</span>
            <span>
              <Trans>
                Samen <Money cents={plan.budgetCents} />
              </Trans>
            </span>
            {plan.decidedAt && <span>{t`Besloten op ${day(plan.decidedAt)}`}</span>}
          </>
        }
      />
      <div className="columns-main-side">
        <div className="min-w-0">
          {writing && plan.mayWrite ? (
            <PlanEditor plan={plan} etag={etag} onDone={() => setWriting(false)} />
          ) : (
            <>
              <PlanLines plan={plan} etag={etag} />
              {plan.mayWrite && (
                <div className="no-print mt-6">
                  <Button kind="secondary" onClick={() => setWriting(true)}>
                    <Trans>Schrijf aan het plan</Trans>
                  </Button>
                </div>
              )}
            </>
          )}
          <PlanProposals plan={plan} etag={etag} />
        </div>
        <aside className="grid content-start gap-9" aria-label={t`Over dit plan`}>
          {!writing && <PlanMoves plan={plan} etag={etag} />}
          <PlanHistory plan={plan} />
        </aside>
      </div>
    </div>
  );
}
