import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { TrajectoryRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useThemeName } from '@/lib/reference.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Ending } from './Ending.tsx';
import { HoursBar } from './HoursBar.tsx';
import { Participation } from './Participation.tsx';
import { StepCard } from './StepCard.tsx';
import { TrajectoryDocuments } from './TrajectoryDocuments.tsx';
import { TrajectoryPlan } from './TrajectoryPlan.tsx';
import { trajectoryOptions } from './trajectoryQueries.ts';
import { type Room, TRAJECTORY_STATUS } from './trajectoryWords.ts';
import './trajectories.css';

/** One trajectory: four steps, the hours, how employees took part, and how it ended. */
export function TrajectoryPage({ room, trajectoryId }: { room: Room; trajectoryId: string }) {
  const trajectory = useQuery(trajectoryOptions(trajectoryId));
  return (
    <div className="wrap pb-(--section)">
      <Loaded
        query={trajectory}
        skeleton={<ListSkeleton rows={6} />}
        errorTitle={<Trans>Het traject kwam niet door</Trans>}
      >
        {({ data, etag }) => <OpenTrajectory trajectory={data} etag={etag} room={room} />}
      </Loaded>
    </div>
  );
}

interface OpenTrajectoryProps {
  trajectory: TrajectoryRead;
  etag: string | null;
  room: Room;
}

function OpenTrajectory({ trajectory, etag, room }: OpenTrajectoryProps) {
  const { t, i18n } = useLingui();
  const { day } = useFormats();
  const themeName = useThemeName();
  const status = TRAJECTORY_STATUS[trajectory.status];
  const voucherPage =
    room === 'bedrijf'
      ? `/bedrijf/vouchers/${trajectory.voucherId}`
      : `/adviseur/opdrachten/${trajectory.voucherId}`;
  const facts = [
    { term: t`Status`, value: <Pill tone={status.tone}>{i18n._(status.word)}</Pill> },
    { term: t`Thema`, value: themeName(trajectory.theme) },
    room === 'bedrijf'
      ? { term: t`Adviseur`, value: `${trajectory.adviserName}, ${trajectory.adviserFirm}` }
      : { term: t`Bedrijf`, value: trajectory.companyName },
    ...(trajectory.startedOn ? [{ term: t`Begonnen op`, value: day(trajectory.startedOn) }] : []),
    ...(trajectory.endedOn ? [{ term: t`Geëindigd op`, value: day(trajectory.endedOn) }] : []),
    ...(trajectory.voucherId && trajectory.voucherCode
      ? [{ term: t`Voucher`, value: <AppLink to={voucherPage}>{trajectory.voucherCode}</AppLink> }]
      : []),
  ];
  return (
    <>
      <PageHeader
        title={
          trajectory.stepsDone === 4
            ? t`Alle vier de stappen zijn gezet`
            : t`Stap ${trajectory.stepsDone + 1} van 4 is aan de beurt`
        }
        crumbs={[
          room === 'bedrijf'
            ? { label: t`Uw bedrijf`, to: '/bedrijf' }
            : { label: t`Adviseur`, to: '/adviseur/opdrachten' },
          { label: t`Trajecten`, to: `/${room}/trajecten` },
          { label: room === 'bedrijf' ? trajectory.adviserName : trajectory.companyName },
        ]}
        lead={trajectory.goal}
      />
      <div className="columns-main-side">
        <div className="min-w-0">
          <ol className="steps-of-trajectory">
            {trajectory.steps.map((step, index) => (
              <StepCard
                key={step.kind}
                trajectoryId={trajectory.id}
                step={step}
                number={index + 1}
                isNext={index === trajectory.stepsDone}
                mayWrite={trajectory.mayWrite}
              />
            ))}
          </ol>
          <TrajectoryDocuments trajectory={trajectory} room={room} />
          {trajectory.planScanId && <TrajectoryPlan trajectoryId={trajectory.id} />}
        </div>
        <aside className="grid content-start gap-9" aria-label={t`Over dit traject`}>
          <DefinitionList items={facts} />
          <Participation trajectory={trajectory} />
          <HoursBar hours={trajectory.hours} />
          <Ending trajectory={trajectory} etag={etag} />
          {room === 'bedrijf' && trajectory.status === 'completed' && (
            <LinkButton to={`/bedrijf/trajecten/${trajectory.id}/beoordeling`}>
              <Trans>Beoordeel de adviseur</Trans>
            </LinkButton>
          )}
          {room === 'bedrijf' && (
            <p className="text-sm">
              <AppLink to="/bedrijf/klachten" search={{ adviser: trajectory.adviserId }}>
                <Trans>Niet tevreden over de adviseur?</Trans>
              </AppLink>
            </p>
          )}
        </aside>
      </div>
    </>
  );
}
