import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { BranchParticipationRead } from '@/api/types.gen.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { AGREEMENT, SLUG_OF_KIND } from './branchWords.ts';
import { HistoryOfBranch } from './HistoryOfBranch.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { LeavingNotice, SaveRegister } from './Leaving.tsx';
import { NextOfBranch } from './NextOfBranch.tsx';
import { SignedAgreements } from './SignedAgreements.tsx';
import { StepsOfJoining } from './StepsOfJoining.tsx';
import { useParticipation } from './useParticipation.ts';

/** How the branch joins: the steps, the agreements, the history, and how to leave. */
export function JoiningPage() {
  const { session } = useSession();
  const participation = useParticipation(session.organisation?.id ?? '');
  return (
    <div className="wrap pb-(--section)">
      <Loaded
        query={participation}
        skeleton={<ListSkeleton rows={6} />}
        errorTitle={<Trans>De aansluiting kwam niet door</Trans>}
      >
        {(found) => <Joining found={found} />}
      </Loaded>
    </div>
  );
}

function Joining({ found }: { found: BranchParticipationRead }) {
  const { t, i18n } = useLingui();
  const [leaving, setLeaving] = useState(false);
  const title =
    found.status === 'live'
      ? t`Uw branche is aangesloten`
      : found.status === 'leaving'
        ? t`Uw branche stopt`
        : found.status === 'ended'
          ? t`Uw branche doet niet meer mee`
          : t`Uw branche sluit zich aan`;
  const lead =
    found.status === 'live'
      ? t`Hier leest u wat er is afgesproken, hoe het liep, en hoe u stopt.`
      : found.status === 'leaving' || found.status === 'ended'
        ? t`Hier leest u wat er is afgesproken en hoe het liep.`
        : t`Stap voor stap, en bij elke stap ziet u wie aan zet is.`;
  return (
    <>
      <PageHeader title={title} documentTitle={t`Aansluiting`} lead={lead} />
      <div className="grid gap-6">
        <LeavingNotice found={found} />
        <NextOfBranch found={found} />
      </div>
      <div className="columns-half columns-text mt-12">
        <div className="grid content-start gap-12">
          <section className="grid gap-4" aria-labelledby="steps">
            <h2 id="steps" className="text-2xl">
              <Trans>De stappen</Trans>
            </h2>
            <StepsOfJoining found={found} />
          </section>
          <HistoryOfBranch branchId={found.branchId} />
        </div>
        <div className="grid content-start gap-12">
          <SignedAgreements branchId={found.branchId} />
          <section className="grid gap-3" aria-labelledby="texts">
            <h2 id="texts" className="text-2xl">
              <Trans>De teksten van nu</Trans>
            </h2>
            <ul className="hairlines">
              {found.agreements.map(({ kind, edition }) => (
                <li key={kind} className="py-3">
                  <AppLink to={`/branche/aansluiting/${SLUG_OF_KIND[kind]}`}>
                    {i18n._(AGREEMENT[kind])}, {edition}
                  </AppLink>
                </li>
              ))}
            </ul>
          </section>
          <section className="no-print grid gap-3" aria-labelledby="leave">
            <h2 id="leave" className="text-2xl">
              <Trans>Uw gegevens, en stoppen</Trans>
            </h2>
            <p className="soft">
              <Trans>
                De ledenlijst is van u: u haalt haar op wanneer u wilt. Voordat u opzegt, laten wij zien wat
                er stopt en wat blijft.
              </Trans>
            </p>
            <div className="flex flex-wrap gap-3">
              <SaveRegister />
              {found.allowedStatuses.includes('leaving') && (
                <Button kind="danger" onClick={() => setLeaving(true)}>
                  <Trans>Stop met het programma</Trans>
                </Button>
              )}
            </div>
          </section>
        </div>
      </div>
      {leaving && <LeaveDialog found={found} onClose={() => setLeaving(false)} />}
    </>
  );
}
