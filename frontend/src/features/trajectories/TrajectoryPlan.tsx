import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readTrajectoryPlanOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { TrajectoryPlanRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { problemOf } from '@/lib/problem.ts';
import { Money } from '@/ui/Money.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { PLAN_STATUS } from './trajectoryWords.ts';

/** The plan that this trajectory carries out, and whether the employees agree with it. */
export function TrajectoryPlan({ trajectoryId }: { trajectoryId: string }) {
  const plan = useQuery(readTrajectoryPlanOptions({ path: { trajectoryId } }));
  return (
    <section className="mt-14">
      <h2 className="mb-4 text-xl">
        <Trans>Het plan waaraan u werkt</Trans>
      </h2>
      {problemOf(plan.error)?.is('plan-not-found') ? (
        <p className="soft">
          <Trans>De leiding schrijft nog aan het plan. Het staat hier zodra het is voorgelegd.</Trans>
        </p>
      ) : (
        <Loaded
          query={plan}
          skeleton={<ListSkeleton rows={3} />}
          errorTitle={<Trans>Het plan kwam niet door</Trans>}
        >
          {(found: TrajectoryPlanRead) => <Plan plan={found} />}
        </Loaded>
      )}
    </section>
  );
}

function Plan({ plan }: { plan: TrajectoryPlanRead }) {
  const { t, i18n } = useLingui();
  const { day } = useFormats();
  const status = PLAN_STATUS[plan.status];
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <Pill tone={status.tone}>{i18n._(status.word)}</Pill>
        <span className="meta">{t`Versie ${plan.number}`}</span>
        <span className="meta">
          <Trans>
            Samen <Money cents={plan.budgetCents} />
          </Trans>
        </span>
      </p>
      {plan.words && <p className="soft mt-2">{plan.words}</p>}
      <ol className="hairlines mt-4">
        {plan.lines.map((line) => (
          <li key={line.id} className="grid gap-1 py-3">
            <p>{line.measure}</p>
            <p className="meta">
              {[line.who, line.dueOn && day(line.dueOn)].filter(Boolean).join(', ')}
              {line.budgetCents !== null && line.budgetCents > 0 && (
                <>
                  , <Money cents={line.budgetCents} />
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
