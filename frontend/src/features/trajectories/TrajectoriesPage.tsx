import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listTrajectoriesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { TrajectorySummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { type Room, TRAJECTORY_STATUS } from './trajectoryWords.ts';

/** The trajectories of a company, or of an adviser, the newest first. */
export function TrajectoriesPage({ room }: { room: Room }) {
  const { t } = useLingui();
  const trajectories = useQuery(listTrajectoriesOptions({ query: { pageSize: 50 } }));
  const own = room === 'bedrijf';
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={own ? t`Uw trajecten` : t`Trajecten`}
        crumbs={[
          own ? { label: t`Uw bedrijf`, to: '/bedrijf' } : { label: t`Adviseur`, to: '/adviseur/opdrachten' },
          { label: t`Trajecten` },
        ]}
        lead={t`Vier stappen, samen met medewerkers: kijken, kiezen, plannen en doen.`}
      />
      <Loaded
        query={trajectories}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De trajecten kwamen niet door</Trans>}
      >
        {(found) =>
          found.items.length === 0 ? (
            <EmptyState
              title={<Trans>Er loopt nog geen traject</Trans>}
              actions={
                own ? (
                  <LinkButton to="/bedrijf/vouchers" kind="secondary">
                    <Trans>Naar uw vouchers</Trans>
                  </LinkButton>
                ) : (
                  <LinkButton to="/adviseur/opdrachten" kind="secondary">
                    <Trans>Naar uw opdrachten</Trans>
                  </LinkButton>
                )
              }
            >
              {own ? (
                <Trans>Het traject begint zodra uw adviseur de opdracht aanneemt.</Trans>
              ) : (
                <Trans>Zodra u een opdracht aanneemt, staat het traject hier.</Trans>
              )}
            </EmptyState>
          ) : (
            <ul className="hairlines">
              {found.items.map((trajectory) => (
                <TrajectoryRow key={trajectory.id} trajectory={trajectory} room={room} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}

function TrajectoryRow({ trajectory, room }: { trajectory: TrajectorySummary; room: Room }) {
  const { t, i18n } = useLingui();
  const { day } = useFormats();
  const status = TRAJECTORY_STATUS[trajectory.status];
  return (
    <li className="grid gap-x-6 gap-y-1 py-4 sm:grid-cols-[1fr_auto]">
      <p className="text-lg font-semibold">
        <AppLink to={`/${room}/trajecten/${trajectory.id}`}>
          {room === 'bedrijf' ? t`Met ${trajectory.adviserName}` : trajectory.companyName}
        </AppLink>
      </p>
      <p className="sm:text-right">
        <Pill tone={status.tone}>{i18n._(status.word)}</Pill>
      </p>
      <p className="soft">{trajectory.goal}</p>
      <p className="quiet sm:text-right">
        {t`${trajectory.stepsDone} van 4 stappen`}
        {trajectory.startedOn && t`, sinds ${day(trajectory.startedOn)}`}
      </p>
    </li>
  );
}
