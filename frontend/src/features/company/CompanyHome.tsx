import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readJourneyOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { JourneyRead, NextStep, PartState } from '@/api/types.gen.ts';
import { useSession } from '@/lib/session.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { JourneyStrip } from '@/ui/JourneyStrip.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { DayBox, FieldPanel } from '@/ui/Panel.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Deadlines } from './Deadlines.tsx';
import { RecentChanges } from './RecentChanges.tsx';
import { useNextStep } from './useNextStep.ts';

const STATE = { done: 'done', now: 'current', ahead: 'ahead' } as const satisfies Record<PartState, string>;

/** The company's home: where it stands, the one next step with its reason, and what must happen when. */
export function CompanyHome() {
  const { session } = useSession();
  const companyId = session.organisation?.id ?? '';
  const journey = useQuery({ ...readJourneyOptions({ path: { companyId } }), enabled: companyId !== '' });
  return (
    <Loaded
      query={journey}
      skeleton={
        <div className="wrap py-10">
          <ListSkeleton rows={5} />
        </div>
      }
      errorTitle={<Trans>Uw pagina kwam niet door</Trans>}
    >
      {(found) => <Home journey={found} />}
    </Loaded>
  );
}

function Home({ journey }: { journey: JourneyRead }) {
  const { t } = useLingui();
  const planned = journey.parts.find((each) => each.part === 'plan')?.objectId;
  const stateOf = (part: JourneyRead['parts'][number]['part']) =>
    STATE[journey.parts.find((each) => each.part === part)?.state ?? 'ahead'];
  return (
    <>
      <JourneyStrip
        states={{
          scan: stateOf('scan'),
          plan: stateOf('plan'),
          adviser: stateOf('adviser'),
          voucher: stateOf('voucher'),
          trajectory: stateOf('trajectory'),
          measurement: stateOf('measurement'),
        }}
        addresses={{
          scan: '/bedrijf/scans',
          ...(planned && { plan: `/bedrijf/scans/${planned}/plan` }),
          adviser: '/adviseurs',
          voucher: '/bedrijf/vouchers',
          trajectory: '/bedrijf/trajecten',
          measurement: '/bedrijf/metingen',
        }}
      />
      <div className="wrap pb-(--section)">
        <PageHeader
          title={t`Waar ${journey.companyName} nu staat`}
          documentTitle={t`Uw bedrijf`}
          lead={
            journey.isFirstVisit &&
            t`Welkom. U begint met een scan; daarna ziet u hier steeds de volgende stap.`
          }
        />
        {journey.next ? (
          <Next next={journey.next} />
        ) : (
          <Notice tone="warn" title={<Trans>Uw bedrijf is beëindigd</Trans>}>
            <p>
              <Trans>Er is geen volgende stap meer. Wat er was, blijft hier voor u te lezen.</Trans>
            </p>
          </Notice>
        )}
        <div className="columns-half columns-text mt-12">
          <Deadlines deadlines={journey.deadlines} />
          <RecentChanges changes={journey.changes} />
        </div>
      </div>
    </>
  );
}

function Next({ next }: { next: NextStep }) {
  const { i18n } = useLingui();
  const words = useNextStep(next);
  const due = next.dueOn ? new Date(`${next.dueOn}T12:00:00Z`) : null;
  return (
    <FieldPanel
      kicker={next.waitsForOthers ? <Trans>U hoeft nu niets te doen</Trans> : <Trans>Uw volgende stap</Trans>}
      title={words.title}
      actions={
        words.act && (
          <LinkButton to={words.act.to} kind="accent" {...(words.act.search && { search: words.act.search })}>
            {words.act.label}
          </LinkButton>
        )
      }
      aside={
        due && (
          <DayBox
            before={<Trans>uiterlijk</Trans>}
            day={due.getUTCDate()}
            month={due.toLocaleDateString(i18n.locale, { month: 'long', timeZone: 'UTC' })}
          />
        )
      }
    >
      <p className="lead">{words.why}</p>
    </FieldPanel>
  );
}
