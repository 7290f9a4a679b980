import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import {
  listMachineClientsOptions,
  listMembersOptions,
  listNoticesOptions,
} from '@/api/@tanstack/react-query.gen.ts';
import type { BranchParticipationRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { LeavingNotice } from './Leaving.tsx';
import { NextOfBranch } from './NextOfBranch.tsx';
import { StepsOfJoining } from './StepsOfJoining.tsx';
import { useParticipation } from './useParticipation.ts';

/** The home of a branch: the next step while it joins, the figures that matter once it is live, and what is new. */
export function BranchHome() {
  const { session } = useSession();
  const participation = useParticipation(session.organisation?.id ?? '');
  return (
    <div className="wrap pb-(--section)">
      <Loaded
        query={participation}
        skeleton={<ListSkeleton rows={5} />}
        errorTitle={<Trans>Uw pagina kwam niet door</Trans>}
      >
        {(found) => <Home found={found} />}
      </Loaded>
    </div>
  );
}

function Home({ found }: { found: BranchParticipationRead }) {
  const { t } = useLingui();
  const name = found.branchName;
  const there = found.status === 'live' || found.status === 'leaving' || found.status === 'ended';
  return (
    <>
      <PageHeader
        title={there ? name : t`${name} sluit zich aan`}
        documentTitle={t`Uw branche`}
        lead={
          there
            ? t`Uw leden, en wat er voor uw branche nieuw is.`
            : t`Welkom. Hier ziet u steeds de volgende stap, en wie aan zet is.`
        }
      />
      <div className="grid gap-6">
        <LeavingNotice found={found} />
        <NextOfBranch found={found} />
      </div>
      <div className="columns-half columns-text mt-12">
        {there ? (
          <Figures found={found} />
        ) : (
          <section className="grid content-start gap-4" aria-labelledby="steps">
            <h2 id="steps" className="text-2xl">
              <Trans>De stappen</Trans>
            </h2>
            <StepsOfJoining found={found} />
            <AppLink to="/branche/aansluiting">
              <Trans>Alles over uw aansluiting</Trans>
            </AppLink>
          </section>
        )}
        <WhatIsNew />
      </div>
    </>
  );
}

function Figures({ found }: { found: BranchParticipationRead }) {
  const { number } = useFormats();
  const shown = useQuery(listMembersOptions({ query: { participation: 'shown', pageSize: 1 } }));
  const clients = useQuery(listMachineClientsOptions({ query: { pageSize: 1 } }));
  const total = (of: { total: number; totalIsMinimum: boolean } | undefined) =>
    of ? `${number(of.total)}${of.totalIsMinimum ? '+' : ''}` : '…';
  return (
    <section className="grid content-start gap-4" aria-labelledby="figures">
      <h2 id="figures" className="text-2xl">
        <Trans>Uw branche in cijfers</Trans>
      </h2>
      <ul className="hairlines">
        <Count figure={number(found.members)} to="/branche/leden">
          <Trans>leden in uw lijst</Trans>
        </Count>
        <Count figure={total(shown.data)} to="/branche/leden?participation=shown">
          <Trans>leden die laten zien dat zij meedoen</Trans>
        </Count>
        <Count figure={total(clients.data)} to="/branche/koppelingen">
          <Trans>systemen met een koppeling</Trans>
        </Count>
        <Count figure={number(found.people)} to="/branche/mensen">
          <Trans>collega's met toegang</Trans>
        </Count>
      </ul>
      <p className="quiet">
        <Trans>Of een lid meedoet, ziet u alleen als het lid dat goedvindt.</Trans>
      </p>
    </section>
  );
}

function Count({ figure, to, children }: { figure: string; to: string; children: React.ReactNode }) {
  return (
    <li className="grid grid-cols-[5rem_1fr] items-baseline gap-4 py-3">
      <span className="figure-mid">{figure}</span>
      <AppLink to={to}>{children}</AppLink>
    </li>
  );
}

function WhatIsNew() {
  const say = useLocalized();
  const { moment } = useFormats();
  const notices = useQuery(listNoticesOptions({ query: { pageSize: 6 } }));
  return (
    <section className="grid content-start gap-4" aria-labelledby="new">
      <h2 id="new" className="text-2xl">
        <Trans>Wat er nieuw is</Trans>
      </h2>
      <Loaded
        query={notices}
        skeleton={<ListSkeleton rows={3} />}
        errorTitle={<Trans>De berichten kwamen niet door</Trans>}
      >
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">
              <Trans>Nog niets. Zodra er iets verandert, staat het hier.</Trans>
            </p>
          ) : (
            <ul className="hairlines">
              {items.map((each) => (
                <li key={each.id} className="py-3">
                  <AppLink to={each.link}>{say(each.title)}</AppLink>
                  <span className="quiet block">{moment(each.createdAt)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
